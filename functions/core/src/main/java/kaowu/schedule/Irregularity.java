package kaowu.schedule;

import java.util.List;

/**
 * Something odd about a round's dates, before it is put in words.
 *
 * @param code name of its sentence
 * @param arguments what the sentence names, in the bundle's order
 */
record Irregularity(String code, String roundId, List<Object> arguments) {

    static Irregularity of(String code, String roundId, Object... arguments) {
        return new Irregularity(code, roundId, List.of(arguments));
    }
}
