package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import kaowu.bench.Fleet.Faulted;
import kaowu.bench.check.Checker;
import kaowu.bench.check.Left;
import kaowu.bench.check.Operation;
import kaowu.bench.check.Violation;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The run itself: what happens before, at and after the cut-off.
 *
 * @param officials who make it ready, whom nobody measures
 * @param requests that are made at least
 * @param sites that they are made to
 */
record LastMinute(
        Context context, Workshop officials, Fleet fleet, Transactions transactions, int requests, int sites) {

    /** Those that take registrations for another round before. */
    private static final int WARM_SITES = 4;

    /** Of the sites: every fifth has fewer places than come. */
    private static final int SMALL = 5;

    /** Of the people: every fiftieth comes twice. */
    private static final int TWICE = 50;

    private static final int CLIENTS = 48;

    /** The part of the requests that can be answered before the cut-off. */
    private static final double BEFORE = 0.95;

    /** How long the clients go on after the cut-off. */
    private static final Duration AFTER = Duration.ofSeconds(3);

    List<Figure> figures() throws IOException, InterruptedException {
        Timetable far = new Timetable("burst-far", Instant.now().plus(Duration.ofDays(1)));
        done("publishPlan", far.publish("far", false));
        int places = requests / sites * 2;
        for (int site = 0; site < sites; site++) {
            accept(site);
        }
        for (int site = 0; site < WARM_SITES; site++) {
            open(far, site, requests);
        }
        List<Operation> history = new ArrayList<>();
        double perSecond = warm(far, history);
        Duration lead = Duration.ofMillis((long) (requests * BEFORE / perSecond * 1000));
        transactions.clear();
        Instant begun = Instant.now();
        Timetable near = new Timetable("burst", begun.plus(lead).plusSeconds(2));
        done("publishPlan", near.publish("near", false));
        for (int site = 0; site < sites; site++) {
            open(near, site, site % SMALL == 0 ? requests / sites / 2 : places);
        }
        Rush rush = new Rush(fleet);
        Instant start = Instant.now();
        long conflicts = transactions.count("conflicting transactions");
        closing(
                near.closesAt(),
                () -> rush.run(CLIENTS, requests, near.closesAt().plus(AFTER), number -> registration(near, number)));
        Left left = Left.in(context.dynamoDb());
        rush.done().forEach(one -> history.add(one.operation()));
        List<Violation> violations = Checker.ofRegistering(history, left);
        print(near, start, rush, transactions.count("conflicting transactions") - conflicts);
        violations.forEach(violation -> System.out.println("VIOLATION " + violation));
        return figures(near, start, rush, violations, left);
    }

    /** Registers some for another round, so that the functions have started. Returns how many it comes to in a second. */
    private double warm(Timetable far, List<Operation> history) throws InterruptedException {
        int some = requests / 20 + 10;
        long before = 0;
        for (int first : new int[] {8_000_000, 9_000_000}) {
            before = System.nanoTime();
            Rush rush = new Rush(fleet);
            rush.run(
                    CLIENTS,
                    some,
                    Instant.MIN,
                    number -> Rush.request(far.roundId(), site(number % WARM_SITES), first + number)
                            .put("idempotencyKey", "warm-" + (first + number)));
            rush.done().forEach(one -> history.add(one.operation()));
        }
        return some / ((System.nanoTime() - before) / 1e9);
    }

    private String site(int number) {
        return "burst-" + number % sites;
    }

    private ObjectNode registration(Timetable near, int number) {
        int person = number % TWICE == TWICE - 1 ? number - 1 : number;
        return Rush.request(near.roundId(), site(number), person).put("idempotencyKey", "burst-" + number);
    }

    private void accept(int number) throws IOException {
        String id = site(number);
        done("registerSite", Desk.site(id, id, id));
        done("acceptSite", Desk.acceptance(id, id));
    }

    private void open(Timetable round, int number, int capacity) throws IOException {
        done(
                "openIntake",
                Desk.intake(round, site(number), round.id() + " " + number)
                        .put("capacity", capacity)
                        .put("shards", number % 2 == 0 ? 1 : 4));
    }

    private void done(String function, ObjectNode request) throws IOException {
        JsonNode answer =
                officials.replies(function, List.of(request.toString())).get(0);
        if (!answer.path("outcome").asText().equals("DONE")) {
            throw new IllegalStateException(function + ": " + answer);
        }
    }

    /** Something that takes its time. */
    private interface Step {
        void run() throws InterruptedException;
    }

    /** Does something while the closing sweep runs at the cut-off and every five seconds after it, oftener than cron would. */
    private void closing(Instant closesAt, Step step) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> {
            try {
                fleet.invoke("closeRounds", "{}");
                Instant due = closesAt;
                while (!over.get()) {
                    if (!Instant.now().isBefore(due)) {
                        fleet.invoke("closeRounds", "{}");
                        due = due.plusSeconds(5);
                    }
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            } catch (Faulted | InterruptedException fault) {
                throw new CompletionException(fault);
            }
        });
        step.run();
        over.set(true);
        sweeping.join();
    }

    private void print(Timetable near, Instant start, Rush rush, long conflicts) {
        Map<String, Integer> answers = new TreeMap<>();
        rush.done().forEach(one -> answers.merge(answer(one.operation()), 1, Integer::sum));
        long inTime = rush.done().stream()
                .filter(one -> one.operation().answeredAt().isBefore(near.closesAt()))
                .count();
        long inLastMinute = rush.done().stream()
                .map(one -> one.operation().answeredAt())
                .filter(at -> at.isBefore(near.closesAt())
                        && !at.isBefore(near.closesAt().minusSeconds(60)))
                .count();
        System.out.printf(
                "burst: %d requests from %d clients to %d instances; %d answered in the %.1f s before the cut-off,"
                        + " %d of them in its last minute%n  answers %s%n  %d transactions were in conflict with"
                        + " another and tried again%n",
                rush.done().size(),
                CLIENTS,
                Burst.instances(context),
                inTime,
                Duration.between(start, near.closesAt()).toMillis() / 1000.0,
                inLastMinute,
                answers,
                conflicts);
    }

    private static String answer(Operation operation) {
        return operation.done() ? "DONE" : operation.refusals().findFirst().orElse("fault");
    }

    private List<Figure> figures(Timetable near, Instant start, Rush rush, List<Violation> violations, Left left)
            throws InterruptedException {
        List<Duration> took = rush.done().stream()
                .filter(one -> one.operation().done())
                .map(Rush.Done::took)
                .toList();
        double each = Duration.between(start, near.closesAt()).toNanos() / 1e6 / took.size();
        emptyIntakes(left);
        long before = System.nanoTime();
        List<Duration> raw = transactions.again(context.endpoint(), Burst.instances(context));
        double rawEach = (System.nanoTime() - before) / 1e6 / raw.size();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("burst.time-for-each", each, "ms", rawEach, null),
                new Figure("burst.p50", Percentile.millis(took, 50), "ms", Percentile.millis(raw, 50), null),
                new Figure("burst.p99", Percentile.millis(took, 99), "ms", Percentile.millis(raw, 99), null)));
        figures.addAll(Violations.figures("burst", violations, Violations.OF_REGISTERING));
        return figures;
    }

    /** Leaves the intakes alone, with no place taken. */
    private void emptyIntakes(Left left) {
        context.clear();
        left.shards()
                .forEach(shard -> context.dynamoDb().putItem(put -> {
                    Map<String, AttributeValue> item = new TreeMap<>(shard.attributes());
                    item.put("taken", AttributeValue.fromN("0"));
                    put.tableName("kaowu-intakes").item(item);
                }));
    }
}
