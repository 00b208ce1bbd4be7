package kaowu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.bench.Meter.Capacity;

/** How many capacity units a call uses, beside how many it may. */
final class Thrift {

    private final Context context;
    private final Scene scene;

    Thrift(Context context, Scene scene) {
        this.context = context;
        this.scene = scene;
    }

    /**
     * Counts one call of each function, its second in that process, and prints what each unit was used for.
     *
     * @param register two events for people who are not registered
     * @param confirmMaterial two events for people whose material is uploaded
     */
    List<Figure> figures(List<String> register, List<String> confirmMaterial) throws IOException, InterruptedException {
        String lookUp = scene.event("lookUp");
        return Stream.of(
                        figures("register", used("register", register), 1, 6),
                        figures("lookUp", used("lookUp", List.of(lookUp, lookUp)), 1, 0),
                        figures("confirmMaterial", used("confirmMaterial", confirmMaterial), 0, 4),
                        // Nothing is due, as in nearly every minute.
                        figures("closeRounds", used("closeRounds", List.of("{}", "{}")), 1, 0))
                .flatMap(List::stream)
                .toList();
    }

    /** Of the last event. */
    private Capacity used(String function, List<String> events) throws IOException, InterruptedException {
        Capacity last = Capacity.NONE;
        try (Meter meter = new Meter(context.endpoint(), context.dynamoDb());
                Sandbox sandbox = new Sandbox(
                        scene.function(function, context.jdk(), context.environment(meter.endpoint())),
                        Context.target("logs/thrift-" + function + ".log"))) {
            for (String event : events) {
                String reply = sandbox.invoke(event).body();
                if (!reply.contains("\"outcome\":\"DONE\"")) {
                    throw new IllegalStateException(function + ": " + reply);
                }
                last = meter.used();
            }
        }
        return last;
    }

    private static List<Figure> figures(String function, Capacity used, double reads, double writes) {
        System.out.printf("%s uses %.1f RCU and %.1f WCU: %s%n", function, used.read(), used.write(), used.parts());
        List<Figure> figures = new ArrayList<>();
        if (reads > 0) {
            figures.add(new Figure("warm." + function + ".rcu", used.read(), "RCU", reads, 1.0));
        }
        if (writes > 0) {
            figures.add(new Figure("warm." + function + ".wcu", used.write(), "WCU", writes, 1.0));
        }
        return figures;
    }
}
