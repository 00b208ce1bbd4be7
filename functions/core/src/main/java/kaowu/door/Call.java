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

    /**
     * A request that a binding put together from something else than JSON; it is looked at as if it had been read.
     *
     * @param lang the caller's language
     */
    public static <T> Call<T> checked(T request, String lang) {
        List<Refusal> problems = Wellformed.problems(request);
        return problems.isEmpty() ? of(request, lang) : malformed(problems, lang);
    }

    /**
     * Reads a request of a binding that knows the caller's language by other means than a field {@code lang}.
     *
     * @param json what the caller sent, which may be no JSON at all
     */
    public static <T> Call<T> read(byte[] json, Class<T> type, String lang) {
        return CallReader.read(json, type, lang);
    }

    /** The same call for a function that asks for more than its caller writes down, such as what stood in a header. */
    public <S> Call<S> with(Function<? super T, S> more) {
        return request == null ? new Call<>(null, malformed, words) : checked(more.apply(request), words.lang());
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
