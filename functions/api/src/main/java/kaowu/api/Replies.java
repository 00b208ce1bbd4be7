package kaowu.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kaowu.door.Answer;

/** Puts what a function says into HTTP. */
@ApplicationScoped
class Replies {

    private static final int TAG_BYTES = 16;

    private final Caller caller;
    private final ObjectMapper json;
    private final InstantSource clock;

    Replies(Caller caller, ObjectMapper json, InstantSource clock) {
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** The value for this person's eyes only, or the problem. */
    <T> Response personal(Answer<T> answer) {
        return personal(answer, Response::ok);
    }

    <T> Response personal(Answer<T> answer, Function<T, Response.ResponseBuilder> done) {
        return personal(answer, done, "");
    }

    /** @param absent the code that says that there is nothing at this address */
    <T> Response personal(Answer<T> answer, Function<T, Response.ResponseBuilder> done, String absent) {
        T value = answer.value();
        return value == null ? refused(answer, absent) : done.apply(value).build();
    }

    /** The value for everybody, with a tag of what is in it, so that whoever has it already need not be sent it again. */
    <T> Response open(Answer<T> answer) {
        return open(answer, Function.identity());
    }

    <T, R> Response open(Answer<T> answer, Function<T, R> shape) {
        return open(answer, shape, "");
    }

    /** @param absent the code that says that there is nothing at this address */
    <T, R> Response open(Answer<T> answer, Function<T, R> shape, String absent) {
        T value = answer.value();
        return value == null ? refused(answer, absent) : open(bytes(shape.apply(value)), MediaType.APPLICATION_JSON);
    }

    /** One thing out of those that a function lists, if it is among them. */
    <T, R> Response open(Answer<T> answer, Function<T, Optional<R>> find, Supplier<Problem> absent) {
        T value = answer.value();
        return value == null
                ? refused(answer, "")
                : find.apply(value)
                        .map(found -> open(bytes(found), MediaType.APPLICATION_JSON))
                        .orElseGet(() -> problem(absent.get()));
    }

    Response open(byte[] content, String type) {
        EntityTag tag = tag(content);
        Response.ResponseBuilder answer = caller.has(tag) ? Response.notModified() : Response.ok(content, type);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    Response problem(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                // As bytes, so that no negotiation about the type of an answer that there will not be stands in the
                // way.
                .entity(bytes(problem));
        OffsetDateTime until = problem.refusals().get(0).until();
        if (until != null) {
            long seconds = Duration.between(clock.instant(), until.toInstant()).toSeconds() + 1;
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds));
        }
        return answer.build();
    }

    private Response refused(Answer<?> answer, String absent) {
        return problem(Problem.of(answer.refusals(), absent, caller.lang()));
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), fault);
        }
    }

    private EntityTag tag(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(caller.lang().getBytes(StandardCharsets.UTF_8));
            byte[] hash = Arrays.copyOf(digest.digest(content), TAG_BYTES);
            return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
