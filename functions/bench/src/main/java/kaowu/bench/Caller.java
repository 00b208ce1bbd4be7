package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import kaowu.bench.Fleet.Faulted;
import kaowu.bench.check.Operation;
import org.jspecify.annotations.Nullable;

/** Calls functions as a real client does, who tries again what came to nothing, and writes down what was asked and answered. */
final class Caller {

    private static final int TRIES = 6;
    private static final int LONGEST_PAUSE_MS = 250;

    private final Fleet fleet;
    private final Queue<Operation> history = new ConcurrentLinkedQueue<>();
    private final Queue<Unheard> unheard = new ConcurrentLinkedQueue<>();

    /** A registration that nobody knows whether it was made. */
    private record Unheard(ObjectNode request, Instant sentAt, int faults) {}

    Caller(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The answer, or empty if all tries came to nothing. */
    Optional<JsonNode> call(String function, ObjectNode request) throws InterruptedException {
        return call(function, request, Instant.now(), 0);
    }

    private Optional<JsonNode> call(String function, ObjectNode request, Instant sentAt, int faultsBefore)
            throws InterruptedException {
        for (int faults = faultsBefore; faults < faultsBefore + TRIES; faults++) {
            try {
                JsonNode answer = fleet.invoke(function, request.toString()).answer();
                note(function, request, sentAt, answer, faults);
                return Optional.of(answer);
            } catch (Faulted fault) {
                Thread.sleep(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS));
            }
        }
        if (function.equals("register")) {
            unheard.add(new Unheard(request, sentAt, faultsBefore + TRIES));
        } else {
            note(function, request, sentAt, null, faultsBefore + TRIES);
        }
        return Optional.empty();
    }

    private void note(String function, ObjectNode request, Instant sentAt, @Nullable JsonNode answer, int faults) {
        history.add(new Operation(function, Rush.anonymous(request), sentAt, Instant.now(), answer, faults));
    }

    /** Asks for the registrations again of which nobody has heard whether they were made. */
    void askAgain() throws InterruptedException {
        for (Unheard one = unheard.poll(); one != null; one = unheard.poll()) {
            call("register", one.request(), one.sentAt(), one.faults());
        }
    }

    /** What was asked so far, and answered or given up. */
    List<Operation> history() {
        return List.copyOf(history);
    }

    /** How long an operation took, with all its tries. */
    static Duration took(Operation operation) {
        return Duration.between(operation.sentAt(), operation.answeredAt());
    }
}
