package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import kaowu.bench.Fleet.Answered;
import kaowu.bench.Fleet.Faulted;
import kaowu.bench.check.Operation;
import kaowu.servers.People;

/** Many clients who all register as soon as they can. */
final class Rush {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Fleet fleet;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    /** @param took in the function, without the wait for an idle one */
    record Done(Operation operation, Duration took) {}

    Rush(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * Lets so many requests be made, each by whichever client is free, and more until it is time to end.
     *
     * @param request of the client with this number
     */
    void run(int clients, int requests, Instant notBefore, IntFunction<ObjectNode> request)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement();
                            number < requests || Instant.now().isBefore(notBefore);
                            number = next.getAndIncrement()) {
                        register(request.apply(number));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void register(ObjectNode request) throws InterruptedException {
        Instant sentAt = Instant.now();
        try {
            Answered answered = fleet.invoke("register", request.toString());
            done.add(new Done(
                    new Operation("register", anonymous(request), sentAt, Instant.now(), answered.answer(), 0),
                    answered.took()));
        } catch (Faulted fault) {
            done.add(new Done(
                    new Operation("register", anonymous(request), sentAt, Instant.now(), null, 1), Duration.ZERO));
        }
    }

    /** What was asked and answered, in the order of the answers. */
    List<Done> done() {
        return List.copyOf(done);
    }

    /** A request of a made-up person. */
    static ObjectNode request(String roundId, String siteId, int person) {
        ObjectNode request = JSON.createObjectNode()
                .put("roundId", roundId)
                .put("siteId", siteId)
                .put("occupation", Timetable.OCCUPATION)
                .put("level", 4);
        request.putObject("candidate")
                .put("name", "测试考生")
                .put("documentType", "RESIDENT_ID")
                .put("documentNo", People.residentId(person))
                .put("phone", People.phone(person));
        return request;
    }

    /** A request without who asks. */
    static ObjectNode anonymous(ObjectNode request) {
        ObjectNode copy = request.deepCopy();
        copy.remove(List.of("candidate", "accessCode"));
        return copy;
    }
}
