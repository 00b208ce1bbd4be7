package kaowu.door;

import java.util.List;

/**
 * A word that a sentence names and that has its own sentence in every language, such as a kind of material.
 *
 * @param key its name in the message bundles
 * @param arguments as of a {@link Refusal}
 */
public record Term(String key, List<Object> arguments) {

    public Term {
        arguments = List.copyOf(arguments);
    }

    public static Term of(String key, Object... arguments) {
        return new Term(key, List.of(arguments));
    }
}
