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
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import kaowu.door.Answer;

/** Puts what a function says into HTTP. */
@ApplicationScoped
class Replies {

    private static final int TAG_BYTES = 16;

    private final Caller caller;
    private final ObjectMapper json;

    Replies(Caller caller, ObjectMapper json) {
        this.caller = caller;
        this.json = json;
    }

    /** The value for this person's eyes only, or the problem. */
    <T> Response personal(Answer<T> answer) {
        return personal(answer, Response::ok);
    }

    <T> Response personal(Answer<T> answer, Function<T, Response.ResponseBuilder> done) {
        T value = answer.value();
        return value == null
                ? problem(Problem.of(answer.refusals(), caller.lang())).build()
                : done.apply(value).build();
    }

    /** The value for everybody, with a tag of what is in it, so that whoever has it already need not be sent it again. */
    <T> Response open(Answer<T> answer) {
        T value = answer.value();
        return value == null
                ? problem(Problem.of(answer.refusals(), caller.lang())).build()
                : open(bytes(value), MediaType.APPLICATION_JSON);
    }

    Response open(byte[] content, String type) {
        EntityTag tag = tag(content);
        Response.ResponseBuilder answer = caller.has(tag) ? Response.notModified() : Response.ok(content, type);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
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

    /** Of one thing out of those that a function lists; there is no such thing, if it is not among them. */
    <T, R> Response one(Answer<T> answer, Function<T, Optional<R>> find, String unknown, String name) {
        T value = answer.value();
        if (value == null) {
            return problem(Problem.of(answer.refusals(), caller.lang())).build();
        }
        return find.apply(value)
                .map(found -> open(bytes(found), MediaType.APPLICATION_JSON))
                .orElseGet(() ->
                        problem(Problem.unknown(unknown, name, caller.lang())).build());
    }

    Response.ResponseBuilder problem(Problem problem) {
        // As bytes, so that no negotiation about the type of an answer that there will not be stands in the way.
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    }

    byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), fault);
        }
    }
}
