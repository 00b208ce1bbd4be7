package kaowu.notice;

import java.util.Optional;
import kaowu.candidate.Contact;

/** A way to reach somebody. */
interface Channel {

    /** As the settings name it. */
    String name();

    /** Where she is reached, if she left such an address. */
    Optional<String> address(Contact contact);

    /**
     * Hands a message over.
     *
     * @return what the channel calls it
     * @throws Undelivered if it was not taken, or if that cannot be known
     */
    String send(Message message) throws Undelivered;

    /** Whether sending the same message again is recognised as a repetition by whoever receives it. */
    boolean repeatable();

    /** A message that was not handed over. It carries the kind of the fault and not its text, which may quote an address. */
    final class Undelivered extends Exception {

        private final boolean unsure;

        /** @param unsure whether the channel may have taken it all the same */
        Undelivered(Throwable cause, boolean unsure) {
            super(cause.getClass().getSimpleName());
            this.unsure = unsure;
        }

        boolean unsure() {
            return unsure;
        }
    }
}
