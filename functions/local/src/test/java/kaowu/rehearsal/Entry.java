package kaowu.rehearsal;

import java.util.List;

/** Somebody who is registered in a {@link DisruptedWorld}, with what was last seen of her. */
final class Entry {

    final int person;
    final String accessCode;

    /** The exam day that she was told when she registered. */
    final String toldFirst;

    List<String> history = List.of();

    /** How many changes of her dates there were. */
    int changes;

    /** Whether she may have been moved, so that what concerned her is not known from here. */
    boolean relocated;

    Entry(int person, String accessCode, String toldFirst) {
        this.person = person;
        this.accessCode = accessCode;
        this.toldFirst = toldFirst;
    }
}
