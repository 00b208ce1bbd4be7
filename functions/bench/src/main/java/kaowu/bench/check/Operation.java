package kaowu.bench.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client wanted, with as many tries as it took.
 *
 * @param function name
 * @param request what was asked, without who asked: no personal data
 * @param sentAt when it was first sent
 * @param answeredAt when the answer was here, or the last try had failed
 * @param answer what the function replied; null: nothing but faults
 * @param faults tries that came to nothing
 */
public record Operation(
        String function,
        JsonNode request,
        Instant sentAt,
        Instant answeredAt,
        @Nullable JsonNode answer,
        int faults) {

    /** Whether the client was told that it is done. */
    public boolean done() {
        return answer != null && answer.path("outcome").asText().equals("DONE");
    }

    /** Codes of the refusals; none where it is done, or nothing but faults. */
    public Stream<String> refusals() {
        return answer == null
                ? Stream.empty()
                : StreamSupport.stream(answer.path("refusals").spliterator(), false)
                        .map(refusal -> refusal.path("code").asText());
    }

    boolean is(String name) {
        return function.equals(name);
    }

    /** A field of the request; empty where it has none. */
    String asked(String field) {
        return request.path(field).asText();
    }

    /** A field of the answer; empty where it has none. */
    String told(String field) {
        return answer == null ? "" : answer.path(field).asText();
    }

    @Override
    public String toString() {
        return function + " " + request + " from " + sentAt + " to " + answeredAt + " after " + faults + " faults: "
                + (answer == null ? "no answer" : done() ? "done" : refusals().toList());
    }
}
