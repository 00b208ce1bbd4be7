package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs the groups that {@code -Dbench.groups} names, or all, prints the table and writes {@code target/bench.json}; with
 * {@code -Dbench.readme} the README gets what each group has found as soon as it has.
 */
public final class Main {

    static final List<Group> GROUPS =
            List.of(new Cold(), new Warm(), new Growth(), new Burst(), new Faults(), new Cost());

    /** Names of the groups that start every function, some of them several times. */
    private static final Set<String> FLEETS = Set.of("burst", "faults");

    private Main() {}

    /** Takes everything from system properties; the folder that it is started in is that of the module. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // The two packets of an answer would otherwise wait for each other, for 40 ms and in every measurement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        List<Group> chosen = chosen(System.getProperty("bench.groups", ""));
        boolean quick = Boolean.getBoolean("bench.quick");
        boolean readme = Boolean.getBoolean("bench.readme");
        if (quick && readme) {
            throw new IllegalArgumentException("figures of a quick run are not worth telling");
        }
        List<Figure> figures = quick ? sideBySide(chosen) : oneByOne(chosen, readme);
        System.out.print(new Report(figures).table());
        if (figures.stream().anyMatch(Figure::violated)) {
            throw new IllegalStateException("something is that must not be; see above");
        }
    }

    private static List<Figure> oneByOne(List<Group> chosen, boolean readme) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Report report = new Report(figures);
        try (Context context = Context.start(false)) {
            for (Group group : chosen) {
                List<Figure> found = run(group, context);
                figures.addAll(found);
                report.write(Path.of("target", "bench.json"));
                if (readme && !found.isEmpty()) {
                    Readme.ofProject().figures(group.name(), new Report(found), Measured.on(group.jdks(context)));
                }
            }
        }
        return figures;
    }

    /** Those that start many functions beside the others, each lane on servers of its own: a quick run is to see that all of it works. */
    private static List<Figure> sideBySide(List<Group> chosen) throws IOException, InterruptedException {
        Map<Boolean, List<Group>> lanes =
                chosen.stream().collect(Collectors.partitioningBy(group -> FLEETS.contains(group.name())));
        List<Callable<List<Figure>>> runs = lanes.values().stream()
                .<Callable<List<Figure>>>map(lane -> () -> lane(lane))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        List<Figure> figures = new ArrayList<>();
        try {
            for (Future<List<Figure>> run : threads.invokeAll(runs)) {
                figures.addAll(run.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdown();
        }
        new Report(figures).write(Path.of("target", "bench.json"));
        return figures;
    }

    private static List<Figure> lane(List<Group> groups) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        if (!groups.isEmpty()) {
            try (Context context = Context.start(true)) {
                for (Group group : groups) {
                    figures.addAll(run(group, context));
                }
            }
        }
        return figures;
    }

    private static List<Figure> run(Group group, Context context) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        List<Figure> found = group.run(context);
        // Nothing may be due in the tables that the next one finds, and there may be a hundred thousand items in them.
        context.clear();
        System.out.printf(
                "%s: %d s%n",
                group.name(), Duration.between(begun, Instant.now()).toSeconds());
        return found;
    }

    private static List<Group> chosen(String names) {
        List<Group> chosen = GROUPS.stream()
                .filter(group ->
                        names.isEmpty() || List.of(names.split(",", -1)).contains(group.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no group is called " + names + "; there are "
                    + GROUPS.stream().map(Group::name).toList());
        }
        return chosen;
    }
}
