package kaowu.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
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
     * @param until when it will no longer be refused; absent where that is not a matter of waiting
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(
            String code,
            String field,
            String message,
            @Nullable OffsetDateTime until) {

        /** A refusal that no waiting helps against. */
        public Said(String code, String field, String message) {
            this(code, field, message, null);
        }

        private static Said of(Refusal refusal, Words words) {
            OffsetDateTime until = refusal.arguments().stream()
                    .filter(Until.class::isInstance)
                    .map(argument -> ((Until) argument).exactly())
                    .findFirst()
                    .orElse(null);
            return new Said(
                    refusal.code(), refusal.field(), words.sentence(refusal.code(), refusal.arguments()), until);
        }
    }

    static <T> Answer<T> of(Result<T> result, Words words) {
        if (result instanceof Result.Done<T> done) {
            return new Answer<>(Outcome.DONE, done.value(), List.of());
        }
        List<Said> said = ((Result.Refused<T>) result)
                .refusals().stream().map(refusal -> Said.of(refusal, words)).toList();
        return new Answer<>(Outcome.REFUSED, null, said);
    }
}
