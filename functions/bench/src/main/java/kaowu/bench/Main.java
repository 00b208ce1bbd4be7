package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the groups that {@code -Dbench.groups} names, or all, prints the table and writes {@code target/bench.json}; with
 * {@code -Dbench.readme} the README gets what each group has found as soon as it has.
 */
public final class Main {

    static final List<Group> GROUPS =
            List.of(new Cold(), new Warm(), new Growth(), new Burst(), new Faults(), new Cost());

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
        List<Figure> figures = new ArrayList<>();
        Report report = new Report(figures);
        try (Context context = Context.start(quick)) {
            if (quick) {
                ClassArchive.make(context);
            }
            for (Group group : chosen) {
                Instant begun = Instant.now();
                List<Figure> found = group.run(context);
                // Nothing may be due in the tables that the next one finds, and there may be a hundred thousand items
                // in them.
                context.clear();
                System.out.printf(
                        "%s: %d s%n",
                        group.name(), Duration.between(begun, Instant.now()).toSeconds());
                figures.addAll(found);
                report.write(Path.of("target", "bench.json"));
                if (readme && !found.isEmpty()) {
                    Readme.ofProject().figures(group.name(), new Report(found), Measured.on(group.jdks(context)));
                }
            }
        }
        System.out.print(report.table());
        if (figures.stream().anyMatch(Figure::violated)) {
            throw new IllegalStateException("something is that must not be; see above");
        }
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
