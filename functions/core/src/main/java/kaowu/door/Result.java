package kaowu.door;

import java.util.List;
import java.util.function.Function;

/**
 * What a rule or a room says: done with a value, or refused with every reason that was found.
 *
 * @param <T> what is handed out when done
 */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(List<Refusal> refusals) implements Result<T> {
        public Refused {
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
            refusals = List.copyOf(refusals);
        }
    }

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    static <T> Result<T> refused(String code, String field, Object... arguments) {
        return new Refused<>(List.of(Refusal.of(code, field, arguments)));
    }

    /** Goes on with the value, or hands the refusals through. */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        return new Refused<>(((Refused<T>) this).refusals());
    }
}
