package kaowu.door;

import java.util.List;

/**
 * Why a function does not do what it was asked to, before it is put in words.
 *
 * @param code UPPER_SNAKE name of the reason; it is also the key of the sentence in the message bundles
 * @param field path of the request field at fault, such as {@code candidate.phone}; empty where no single field is
 * @param arguments values that the sentence names, in the bundle's order; never personal data
 */
public record Refusal(String code, String field, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String code, String field, Object... arguments) {
        return new Refusal(code, field, List.of(arguments));
    }

    /** The same refusal seen from an enclosing object: {@code phone} becomes {@code candidate.phone}. */
    public Refusal under(String parent) {
        return new Refusal(code, field.isEmpty() ? parent : parent + "." + field, arguments);
    }
}
