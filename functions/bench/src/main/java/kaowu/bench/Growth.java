package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kaowu.bench.Meter.Capacity;
import kaowu.bench.SweepTurns.Measured;
import org.jspecify.annotations.Nullable;

/**
 * How the sweeps grow with a round: {@code closeRounds} and {@code remind} over rounds of which a tenth lacks something, in a heap
 * of 128 MiB, against a raw loop of the same heap that reads the same index and writes the same items. DynamoDB Local does the
 * most of the work, on the same processors; with a DynamoDB that is elsewhere the function's own part would be still less.
 */
final class Growth implements Group {

    /** A round takes at most so much longer for each incomplete registration than one of a hundredth of its size. */
    private static final double LINEAR = 1.3;

    /** The same incomplete registrations among ten times as many complete ones. */
    private static final double INDEPENDENT = 1.15;

    /** At least 70 % of the raw loop's throughput. */
    private static final double OF_RAW = 1.43;

    /** The largest round takes a minute a turn, most of it to make it ready again; its times vary the least. */
    private static final int RUNS_OF_LARGEST = 3;

    private record Sizes(int small, int middle, int large) {

        static final Sizes FULL = new Sizes(1_000, 10_000, 100_000);
        static final Sizes QUICK = new Sizes(20, 40, 80);
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        try (Workshop workshop = context.workshop()) {
            Scene scene = new Scene(workshop);
            return run(context, scene, new Candidate(context, scene, workshop));
        }
    }

    private static List<Figure> run(Context context, Scene scene, Candidate candidate)
            throws IOException, InterruptedException {
        Sizes sizes = context.quick() ? Sizes.QUICK : Sizes.FULL;
        String sample = new ObjectMapper()
                .readTree(scene.event("lookUp"))
                .path("registrationNo")
                .asText();
        Population crowd = new Population(context, candidate, sample);
        Cohort small = Cohort.of(1, sizes.small() * 9 / 10, sizes.small() / 10);
        Cohort middle = Cohort.of(2, sizes.middle() * 9 / 10, sizes.middle() / 10);
        Cohort sparse = Cohort.of(3, sizes.large() * 9 / 10, sizes.middle() / 10);
        for (Cohort cohort : List.of(small, middle, sparse)) {
            crowd.fill(cohort);
        }
        expect(candidate, small, "REGISTERED");
        List<Figure> figures = new ArrayList<>();
        try (SweepTurns remind = new SweepTurns(context, scene, crowd, Sweep.REMIND)) {
            List<Measured> reminded = smaller(context, remind, Sweep.REMIND, figures, small, middle, sparse);
            try (SweepTurns close = new SweepTurns(context, scene, crowd, Sweep.CLOSE)) {
                List<Measured> closed = smaller(context, close, Sweep.CLOSE, figures, small, middle, sparse);
                expect(candidate, small, "FORFEITED");
                Cohort large =
                        sparse.grown(sizes.large() / 10 - sparse.incomplete().size());
                crowd.refill(large);
                largest(context, remind, Sweep.REMIND, figures, reminded.get(0), large);
                largest(context, close, Sweep.CLOSE, figures, closed.get(0), large);
            }
        }
        return figures;
    }

    /** Checks by the function itself that it knows the crowd for what it is. */
    private static void expect(Candidate candidate, Cohort cohort, String ofIncomplete) throws IOException {
        String complete = candidate.state(cohort.complete().get(0));
        String incomplete = candidate.state(cohort.incomplete().get(0));
        if (!complete.equals("COMPLETE") || !incomplete.equals(ofIncomplete)) {
            throw new IllegalStateException(complete + " and " + incomplete + " instead of " + ofIncomplete);
        }
    }

    private static List<Measured> smaller(
            Context context,
            SweepTurns turns,
            Sweep sweep,
            List<Figure> figures,
            Cohort small,
            Cohort middle,
            Cohort sparse)
            throws IOException, InterruptedException {
        // They are counted in a process of their own, which a smoke run goes without.
        List<Figure> units = context.quick() ? List.of() : units(turns, sweep, small, middle, sparse);
        // Until both are warm; not measured.
        turns.measure(1, List.of(middle), List.of(middle));
        List<Measured> measured = new ArrayList<>(turns.measure(context.runs(), List.of(small), List.of(small)));
        measured.addAll(turns.measure(context.runs(), List.of(middle, sparse), List.of(middle)));
        figures.add(throughput(sweep, measured.get(0), null));
        figures.add(throughput(sweep, measured.get(1), OF_RAW));
        figures.add(new Figure(
                sweep.figure("independent"),
                measured.get(2).perIncomplete(),
                "µs",
                measured.get(1).perIncomplete(),
                INDEPENDENT));
        figures.addAll(units);
        return measured;
    }

    private static List<Figure> units(SweepTurns turns, Sweep sweep, Cohort small, Cohort middle, Cohort sparse)
            throws IOException, InterruptedException {
        Capacity ofSmall = turns.metered(small);
        Capacity ofMiddle = turns.metered(middle);
        Capacity ofSparse = turns.metered(sparse);
        Capacity ofRaw = turns.rawMetered(middle);
        double incomplete = middle.incomplete().size();
        return List.of(
                new Figure(
                        sweep.figure("wcu-per-incomplete"),
                        ofMiddle.write() / incomplete,
                        "WCU",
                        ofRaw.write() / incomplete,
                        1.05),
                new Figure(
                        sweep.figure("rcu-per-incomplete"),
                        ofMiddle.read() / incomplete,
                        "RCU",
                        ofRaw.read() / incomplete,
                        null),
                new Figure(
                        sweep.figure("linear-units"),
                        ofMiddle.units() / incomplete,
                        "units",
                        ofSmall.units() / small.incomplete().size(),
                        LINEAR),
                new Figure(
                        sweep.figure("independent-units"),
                        ofSparse.units() / incomplete,
                        "units",
                        ofMiddle.units() / incomplete,
                        1.01));
    }

    private static void largest(
            Context context, SweepTurns turns, Sweep sweep, List<Figure> figures, Measured small, Cohort large)
            throws IOException, InterruptedException {
        Measured measured = turns.measure(Math.min(context.runs(), RUNS_OF_LARGEST), List.of(large), List.of(large))
                .get(0);
        GcLog.Peak heap = turns.heap();
        figures.add(throughput(sweep, measured, OF_RAW));
        figures.add(new Figure(sweep.figure("linear"), measured.perIncomplete(), "µs", small.perIncomplete(), LINEAR));
        figures.add(new Figure(sweep.figure("heap"), heap.used(), "MiB", SweepTurns.HEAP, 1.0));
        figures.add(new Figure(sweep.figure("heap-left"), heap.left(), "MiB", SweepTurns.HEAP, null));
    }

    private static Figure throughput(Sweep sweep, Measured measured, @Nullable Double goal) {
        return new Figure(
                sweep.figure(measured.cohort().size() + ".per-incomplete"),
                measured.perIncomplete(),
                "µs",
                measured.rawPerIncomplete(),
                goal);
    }
}
