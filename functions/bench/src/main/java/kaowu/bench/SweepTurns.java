package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaowu.bench.Meter.Capacity;

/** One sweep, and the raw loop that takes turns with it; both processes live for all rounds, as warm ones do. */
final class SweepTurns implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the heap, in MiB. */
    static final int HEAP = 128;

    /** In a transaction that closes: the round, and of each registration the item itself, its exam day and a notice. */
    private static final int ITEMS_EACH = 3;

    private final Population crowd;
    private final Sweep sweep;
    private final URI dynamoDb;
    private final GcLog collections;
    private final Meter meter;
    private final Sweeper metered;
    private final Sweeper function;
    private final Sweeper raw;
    private Capacity shape = Capacity.NONE;

    /**
     * Times of a round.
     *
     * @param raw empty where only the function swept it
     */
    record Measured(Cohort cohort, List<Duration> function, List<Duration> raw) {

        double perIncomplete() {
            return micros(function);
        }

        double rawPerIncomplete() {
            return micros(raw);
        }

        private double micros(List<Duration> times) {
            return Median.millis(times) * 1e3 / cohort.incomplete().size();
        }
    }

    /** Starts them: the function once more behind a meter. */
    SweepTurns(Context context, Scene scene, Population crowd, Sweep sweep) throws IOException, InterruptedException {
        this.crowd = crowd;
        this.sweep = sweep;
        dynamoDb = context.endpoint();
        collections = new GcLog(Context.target("logs/" + sweep.figure("gc") + ".log"));
        meter = new Meter(dynamoDb, context.dynamoDb());
        Deployment deployment = scene.function(sweep.function(), context.jdk(), context.environment(meter.endpoint()))
                // Otherwise a round is watched for two minutes more before it counts as settled.
                .with("KAOWU_CLOSING_SETTLE_AFTER", "PT0S")
                .flags("-Xmx" + HEAP + "m");
        metered = new Sweeper(sweep, deployment, "metered");
        function = new Sweeper(
                sweep,
                deployment
                        .with("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString())
                        .flags(collections.flag()),
                "function");
        raw = new Sweeper(
                sweep,
                Deployment.java(
                                "raw",
                                context.jdk(),
                                "kaowu.bench.plain.SweepHandler::handleRequest",
                                Context.built("functions/bench/baselines/plain/target/function"),
                                context.environment(dynamoDb))
                        .flags("-Xmx" + HEAP + "m"),
                "raw");
    }

    /** Counts what the function asks for in a round. From then on the raw loop writes as it did: as much together and at once. */
    Capacity metered(Cohort cohort) throws IOException, InterruptedException {
        crowd.makeDue(cohort, sweep);
        metered.sweep(cohort, "{}");
        crowd.rest(cohort);
        shape = meter.used();
        return shape;
    }

    /** Counts what the raw loop asks for in a round. */
    Capacity rawMetered(Cohort cohort) throws IOException, InterruptedException {
        sweepRaw(cohort, meter.endpoint());
        return meter.used();
    }

    /**
     * Sweeps rounds in turn.
     *
     * @param rawToo which of them the raw loop sweeps as well
     */
    List<Measured> measure(int runs, List<Cohort> cohorts, List<Cohort> rawToo)
            throws IOException, InterruptedException {
        List<Measured> measured = cohorts.stream()
                .map(cohort -> new Measured(cohort, new ArrayList<>(), new ArrayList<>()))
                .toList();
        for (int run = 0; run < runs; run++) {
            for (Measured one : measured) {
                one.function().add(sweepByFunction(one.cohort()));
                if (rawToo.contains(one.cohort())) {
                    String somebody = one.cohort().incomplete().get(0);
                    var left = crowd.left(somebody, sweep);
                    one.raw().add(sweepRaw(one.cohort(), dynamoDb));
                    if (!left.equals(crowd.left(somebody, sweep))) {
                        throw new IllegalStateException("the raw loop does not write what the function writes: "
                                + crowd.left(somebody, sweep) + " instead of " + left);
                    }
                }
            }
        }
        return measured;
    }

    private Duration sweepByFunction(Cohort cohort) throws IOException, InterruptedException {
        crowd.makeDue(cohort, sweep);
        Duration took = function.sweep(cohort, "{}");
        crowd.rest(cohort);
        return took;
    }

    private Duration sweepRaw(Cohort cohort, URI endpoint) throws IOException, InterruptedException {
        long closesAt = crowd.makeDue(cohort, sweep);
        Duration took = raw.sweep(cohort, JSON.writeValueAsString(order(cohort, closesAt, endpoint)));
        crowd.rest(cohort);
        return took;
    }

    /** Of the function's heap, in all rounds so far. */
    GcLog.Peak heap() throws IOException {
        return collections.peak();
    }

    private Map<String, ?> order(Cohort cohort, long closesAt, URI endpoint) {
        return Map.of(
                "endpoint",
                endpoint.toString(),
                "sweep",
                sweep.function(),
                "planId",
                Cohort.PLAN,
                "entry",
                cohort.entry(),
                "gaps",
                Cohort.SITES.stream()
                        .map(site -> Sample.gap(cohort.roundId(), site))
                        .toList(),
                "closesAt",
                closesAt,
                "theory",
                crowd.theory(),
                "missing",
                crowd.missing(),
                "together",
                Math.max(1, (shape.together() - 1) / ITEMS_EACH),
                "atOnce",
                Math.max(1, shape.atOnce()));
    }

    @Override
    public void close() throws InterruptedException {
        metered.close();
        function.close();
        raw.close();
        meter.close();
    }
}
