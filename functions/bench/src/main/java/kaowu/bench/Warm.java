package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kaowu.bench.Workshop.Times;
import kaowu.servers.People;

/**
 * Warm calls: how long those wait who come after the first. A function is compared with the bare requests that it has just made of
 * AWS, asked again call by call, by the same clients in the same process, of tables that are as they were. Both have what DynamoDB
 * Local and the S3 server take in them, so a ratio says what our own code adds to it; {@code confirmMaterial} asks the S3 server more
 * than DynamoDB, and the bare requests do, too. Events come as JSON text and replies go as such. Beside it stands how many capacity
 * units a call uses, and how many it may.
 */
final class Warm implements Group {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> IN_FLIGHT = List.of(1, 8, 64);

    /** The largest good ratio of the middle call to its bare requests. */
    private static final double OF_BARE = 1.2;

    /** The first of the people who register here; there is somebody before her already. */
    private static final int FIRST = 1_000;

    /** How many calls make a pass. */
    private record Passes(int alone, int together, int warmUps) {

        static Passes of(Context context) {
            return context.quick() ? new Passes(4, 12, 0) : new Passes(300, 1_000, 4);
        }

        int calls(int inFlight) {
            return inFlight == 1 ? alone : together;
        }

        /** No more can be in flight than there are calls. */
        List<Integer> inFlight() {
            return IN_FLIGHT.stream().filter(calls -> calls <= together).toList();
        }
    }

    /** Something to measure; {@code reset} puts everything back that the calls changed. */
    private record Subject(String function, List<String> events, Runnable reset) {}

    @Override
    public String name() {
        return "warm";
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        Passes passes = Passes.of(context);
        List<Figure> figures = new ArrayList<>();
        try (Workshop workshop = context.workshop()) {
            Scene scene = new Scene(workshop);
            workshop.replies("openIntake", List.of(unbounded(scene.event("openIntake"))));
            Snapshot empty = Snapshot.of(context.dynamoDb());
            List<String> people = registrations(scene, FIRST, passes.together());
            figures.addAll(compare(context, workshop, new Subject("register", people, empty::restore)));

            List<JsonNode> registered = workshop.replies("register", people);
            figures.addAll(
                    compare(context, workshop, new Subject("lookUp", events(scene, "lookUp", registered), () -> {})));

            Materials materials = new Materials(context);
            materials.upload(workshop.replies("submitMaterial", events(scene, "submitMaterial", registered)));
            Snapshot announced = Snapshot.of(context.dynamoDb());
            Subject confirm = new Subject("confirmMaterial", events(scene, "confirmMaterial", registered), () -> {
                announced.restore();
                materials.forgetKept();
            });
            figures.addAll(compare(context, workshop, confirm));
            figures.addAll(new Thrift(context, scene)
                    .figures(
                            registrations(scene, FIRST + passes.together(), 2),
                            confirm.events().subList(0, 2)));
        }
        return figures;
    }

    private static String unbounded(String openIntake) throws IOException {
        return ((ObjectNode) JSON.readTree(openIntake))
                .put("capacity", 1_000_000)
                .put("anyway", true)
                .toString();
    }

    /** As many people as wanted, each registering for the same. */
    static List<String> registrations(Scene scene, int first, int count) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(scene.event("register"));
        return IntStream.range(first, first + count)
                .mapToObj(number -> {
                    ((ObjectNode) event.path("candidate"))
                            .put("documentNo", People.residentId(number))
                            .put("phone", People.phone(number));
                    return event.toString();
                })
                .toList();
    }

    /** The same event for each of those who are registered. */
    static List<String> events(Scene scene, String name, List<JsonNode> registered) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(scene.event(name));
        return registered.stream()
                .map(one -> event.put(
                                "registrationNo", one.path("registrationNo").asText())
                        .put("accessCode", one.path("accessCode").asText())
                        .toString())
                .toList();
    }

    private static List<Figure> compare(Context context, Workshop workshop, Subject subject) throws IOException {
        Passes passes = Passes.of(context);
        for (int i = 0; i < passes.warmUps(); i++) {
            turn(workshop, subject, passes.together(), 8, new ArrayList<>(), new ArrayList<>());
        }
        List<Figure> figures = new ArrayList<>();
        for (int inFlight : passes.inFlight()) {
            List<Times> ours = new ArrayList<>();
            List<Times> bare = new ArrayList<>();
            for (int run = 0; run < context.runs(); run++) {
                turn(workshop, subject, passes.calls(inFlight), inFlight, ours, bare);
            }
            String figure = "warm." + subject.function() + ".%s." + inFlight;
            figures.add(new Figure(
                    figure.formatted("p50"), median(ours, Times::p50), "ms", median(bare, Times::p50), OF_BARE));
            figures.add(new Figure(
                    figure.formatted("p99"), median(ours, Times::p99), "ms", median(bare, Times::p99), null));
            if (inFlight == 1) {
                figures.add(new Figure(
                        figure.formatted("cpu"), median(ours, Times::cpu), "ms", median(bare, Times::cpu), null));
            }
            figures.add(new Figure(
                    figure.formatted("throughput"),
                    median(ours, Times::perSecond),
                    "calls/s",
                    median(bare, Times::perSecond),
                    null));
        }
        return figures;
    }

    private static void turn(
            Workshop workshop, Subject subject, int calls, int inFlight, List<Times> ours, List<Times> bare)
            throws IOException {
        ours.add(workshop.call(
                subject.function(),
                subject.events().subList(0, Math.min(calls, subject.events().size())),
                inFlight));
        subject.reset().run();
        bare.add(workshop.bare(inFlight));
        subject.reset().run();
    }

    private static double median(List<Times> times, ToDoubleFunction<Times> of) {
        return Median.of(times.stream().map(of::applyAsDouble).toList());
    }
}
