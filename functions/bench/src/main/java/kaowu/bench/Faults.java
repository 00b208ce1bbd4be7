package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kaowu.bench.check.Checker;
import kaowu.bench.check.Left;
import kaowu.bench.check.Operation;
import kaowu.bench.check.Violation;
import kaowu.servers.LocalCloud;
import kaowu.servers.ManagedRuntime;

/**
 * Mixed work by two instances of every function while calls of DynamoDB are delayed, throttled, in conflict and unanswered, and
 * processes are killed in the middle of them; at the end everything that is left is compared with what the clients were told. It is
 * one run of minutes and no median of five. The baseline is the same work in a shorter pass without faults, before it.
 */
final class Faults implements Group {

    private static final int HEAP = 128;

    /** How long a function may take; those in which something hangs are ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> OF_CANDIDATES =
            List.of("register", "submitMaterial", "confirmMaterial", "lookUp", "withdraw");

    private static final List<String> OF_OFFICIALS =
            List.of("publishPlan", "registerSite", "acceptSite", "openIntake", "reinstate");

    private static final String SEED = "bench.seed";

    private static final String MINUTES = "bench.minutes";

    /**
     * What is set apart from the defaults, so that in minutes there happens what otherwise takes weeks.
     *
     * @param quiet length of the pass without faults
     * @param harmed length of the pass with faults
     * @param rounds that close in either
     * @param unit by how much a deadline moves
     * @param lostAfter how long an attempt to send may take; in the smoke run less than a function may take, so that a mail may go
     *     out again under its Message-ID
     * @param instances of each function; that there is more than one matters, and takes longer than a smoke run may
     */
    private record Pace(
            Duration quiet,
            Duration harmed,
            int rounds,
            Duration unit,
            Duration lostAfter,
            int clients,
            int instances) {

        static Pace of(boolean quick) {
            if (quick) {
                return new Pace(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        3,
                        1);
            }
            String minutes = System.getProperty(MINUTES, "");
            Duration harmed =
                    Duration.ofMillis((long) (60_000 * Double.parseDouble(minutes.isEmpty() ? "10" : minutes)));
            return new Pace(
                    harmed.dividedBy(5),
                    harmed,
                    (int) Math.max(3, harmed.toMinutes()),
                    Duration.ofSeconds(15),
                    PATIENCE.plusSeconds(1),
                    6,
                    2);
        }

        Map<String, String> settings() {
            return Map.of(
                    "kaowu.closing.settle-after",
                    unit.dividedBy(2).toString(),
                    "kaowu.notice.reminders",
                    unit.multipliedBy(2) + "," + unit,
                    "kaowu.notice.quiet-after-registering",
                    unit.dividedBy(4).toString(),
                    "kaowu.notice.first-pause",
                    unit.dividedBy(8).toString(),
                    "kaowu.notice.lost-after",
                    lostAfter.toString());
        }
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        Pace pace = Pace.of(context.quick());
        String given = System.getProperty(SEED, "");
        long seed = given.isEmpty() ? ThreadLocalRandom.current().nextInt(1_000_000) : Long.parseLong(given);
        System.out.printf("faults: -D%s=%d%n", SEED, seed);
        Path code = Archive.unpacked("lambda");
        LocalCloud cloud = context.cloud();
        Map<String, String> settings =
                cloud.settings(context.keysets().keyset(), context.keysets().indexKeyset());
        settings.putAll(pace.settings());
        AtomicBoolean harmful = new AtomicBoolean();
        Fleet.Settings fleet = new Fleet.Settings(
                name(),
                (function, dynamoDb) -> {
                    Map<String, String> own = new HashMap<>(settings);
                    own.put("quarkus.dynamodb.endpoint-override", dynamoDb.toString());
                    return Archive.function(function, code, context.jdk(), ManagedRuntime.environment(own))
                            .in(HEAP);
                },
                cloud.servers().dynamoDb(),
                pace.instances(),
                PATIENCE,
                seed,
                harmful::get);
        try (Fleet functions = new Fleet(fleet, function -> Proxy.Ear.DEAF)) {
            return figures(cloud, functions, pace, seed, harmful);
        }
    }

    private static List<Figure> figures(LocalCloud cloud, Fleet functions, Pace pace, long seed, AtomicBoolean harmful)
            throws IOException, InterruptedException {
        Caller quiet = new Caller(functions);
        Caller harmed = new Caller(functions);
        Duration toSettle;
        try (Sweepers sweepers = new Sweepers(functions, pace.unit().dividedBy(5), pace.instances())) {
            functions.warm(
                    Stream.concat(OF_CANDIDATES.stream(), OF_OFFICIALS.stream()).toList());
            Work before = new Work(quiet, pace.clients(), pace.unit(), seed);
            before.run("quiet", pace.quiet(), pace.rounds(), 1_000, () -> {});
            Work work = new Work(harmed, pace.clients(), pace.unit(), seed);
            work.run("harmed", pace.harmed(), pace.rounds(), 1_000_000, () -> harmful.set(true));
            harmful.set(false);
            harmed.askAgain();
            toSettle = sweepers.settle(cloud.servers().dynamoDb(), pace.unit().multipliedBy(3), pace.lostAfter());
        }
        List<Operation> history = new ArrayList<>(quiet.history());
        history.addAll(harmed.history());
        Files.write(
                Files.createDirectories(Context.target("faults")).resolve("history.txt"),
                history.stream().map(Operation::toString).toList());
        Left left = Left.in(cloud);
        List<Violation> violations = Checker.ofEverything(history, left);
        print(functions.faults(), quiet.history(), harmed.history(), left, toSettle);
        violations.forEach(violation -> System.out.println("VIOLATION " + violation));
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "faults.time-for-each",
                each(harmed.history(), pace.harmed()),
                "ms",
                each(quiet.history(), pace.quiet()),
                null));
        List<Duration> recovered = tooks(harmed.history(), true);
        List<Duration> unharmed = tooks(quiet.history(), false);
        // In the seconds of a smoke run it may be that no client has noticed any.
        if (!recovered.isEmpty() && !unharmed.isEmpty()) {
            figures.add(new Figure("faults.recovery", Median.millis(recovered), "ms", Median.millis(unharmed), null));
        }
        figures.addAll(Violations.figures("faults", violations, EnumSet.allOf(Violation.Kind.class)));
        return figures;
    }

    /** Time for one operation of a candidate, with as many on their way at once as there are clients. */
    private static double each(List<Operation> history, Duration time) {
        return (double) time.toMillis()
                / history.stream()
                        .filter(operation -> OF_CANDIDATES.contains(operation.function()))
                        .count();
    }

    /** How long those operations took that met a fault which their client noticed, or those that met none. */
    private static List<Duration> tooks(List<Operation> history, boolean faulted) {
        return history.stream()
                .filter(operation -> operation.faults() > 0 == faulted && operation.answer() != null)
                .map(Caller::took)
                .toList();
    }

    private static void print(
            Tally faults, List<Operation> quiet, List<Operation> harmed, Left left, Duration toSettle) {
        System.out.printf(
                "  %d operations without faults %s%n  %d operations with faults %s%n  faults %s%n"
                        + "  %d operations were tried again, %d never answered; all settled %d s after the last of them%n"
                        + "  %d mails, %d handed over again under their Message-ID; %d texts, %d given up because nobody"
                        + " knows whether they went out%n",
                quiet.size(),
                counts(quiet),
                harmed.size(),
                counts(harmed),
                faults,
                harmed.stream().filter(operation -> operation.faults() > 0).count(),
                harmed.stream().filter(operation -> operation.answer() == null).count(),
                toSettle.toSeconds(),
                left.mails().size(),
                Checker.repeatedMails(left),
                left.texts().size(),
                Checker.givenUp(left));
    }

    private static Tally counts(List<Operation> history) {
        Tally tally = new Tally();
        history.forEach(operation -> tally.count(operation.function() + " "
                + (operation.done() ? "DONE" : operation.refusals().findFirst().orElse("no answer"))));
        return tally;
    }
}
