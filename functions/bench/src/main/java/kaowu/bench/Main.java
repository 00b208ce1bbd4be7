package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the groups that {@code -Dbench.groups} names, or all, prints the table and writes {@code target/bench.json}. */
public final class Main {

    private static final List<Group> GROUPS =
            List.of(new Cold(), new Warm(), new Growth(), new Burst(), new Faults(), new Cost());

    private Main() {}

    /** Takes everything from system properties; the folder that it is started in is that of the module. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // The two packets of an answer would otherwise wait for each other, for 40 ms and in every measurement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        List<Group> chosen = chosen(System.getProperty("bench.groups", ""));
        List<Figure> figures = new ArrayList<>();
        try (Context context = Context.start(Boolean.getBoolean("bench.quick"))) {
            for (Group group : chosen) {
                figures.addAll(group.run(context));
                context.clear();
            }
        }
        Report report = new Report(figures);
        report.write(Path.of("target", "bench.json"));
        System.out.print(report.table());
        if (Boolean.getBoolean("bench.readme")) {
            Readme.ofProject().figures(report);
        }
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
