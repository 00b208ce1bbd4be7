package kaowu.door;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way in: either a well-formed {@code T} or the list of what is malformed, with the caller's language.
 * Every binding (Lambda, local, HTTP) reads JSON into this type, so all of them refuse malformed input in the same words.
 *
 * @param <T> the request record; a component without {@code @Nullable} must be there
 */
@JsonDeserialize(using = CallReader.class)
public final class Call<T> {

    private final @Nullable T request;
    private final List<Refusal> malformed;
    private final Words words;

    private Call(@Nullable T request, List<Refusal> malformed, Words words) {
        this.request = request;
        this.malformed = malformed;
        this.words = words;
    }

    public static <T> Call<T> of(T request) {
        return of(request, Words.CHINESE);
    }

    public static <T> Call<T> of(T request, String lang) {
        return new Call<>(request, List.of(), Words.in(lang));
    }

    static <T> Call<T> malformed(List<Refusal> refusals, String lang) {
        return new Call<>(null, refusals, Words.in(lang));
    }

    /** Runs the function on the request, unless the request is malformed, and puts what it says in the caller's words. */
    public <R> Answer<R> answer(Function<? super T, Result<R>> function) {
        return answer((request, words) -> function.apply(request));
    }

    /** As {@link #answer(Function)}, for a function whose value itself holds sentences. */
    public <R> Answer<R> answer(BiFunction<? super T, Words, Result<R>> function) {
        Result<R> result = request == null ? Result.refused(malformed) : function.apply(request, words);
        return Answer.of(result, words);
    }
}
