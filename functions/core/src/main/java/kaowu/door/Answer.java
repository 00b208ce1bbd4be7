package kaowu.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reply of every function: {@code outcome}, then either the fields of the value or the refusals.
 *
 * @param value absent when refused; its fields stand beside {@code outcome} in JSON
 * @param refusals empty when done
 * @param <T> what the function hands out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Answer<T>(
        Outcome outcome, @JsonUnwrapped @Nullable T value, List<Said> refusals) {

    /**
     * A refusal in the caller's words.
     *
     * @param code UPPER_SNAKE name of the reason
     * @param field path of the request field at fault, empty where no single field is
     * @param message one sentence in the caller's language
     */
    public record Said(String code, String field, String message) {}

    static <T> Answer<T> of(Result<T> result, Words words) {
        if (result instanceof Result.Done<T> done) {
            return new Answer<>(Outcome.DONE, done.value(), List.of());
        }
        List<Said> said = ((Result.Refused<T>) result)
                .refusals().stream()
                        .map(refusal -> new Said(
                                refusal.code(), refusal.field(), words.sentence(refusal.code(), refusal.arguments())))
                        .toList();
        return new Answer<>(Outcome.REFUSED, null, said);
    }
}
