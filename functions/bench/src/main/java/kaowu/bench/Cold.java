package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kaowu.servers.FunctionProcess.Reply;
import kaowu.servers.HttpEvent;
import org.jspecify.annotations.Nullable;

/**
 * Cold start: how long the first caller waits, from the start of the process until the reply to its first event is here. Every
 * baseline reads the same event, makes the same calls to DynamoDB, which were recorded of the real function, and gives the same
 * reply. No baseline encrypts or knows a rule of the domain, and none reads its configuration from more than the environment, so
 * the goals hold for a function that does more than what it is compared with. There is no snapshot, of which Lambda would restore
 * the functions: this is what happens without one, but for the figure {@code primed}, which is of the first call of a process that
 * was prepared for a snapshot.
 */
final class Cold implements Group {

    private static final double OF_PLAIN = 1.15;
    private static final double OF_SPRING = 0.5;
    private static final double FIRST_CALL_OF_PLAIN = 1.5;

    /** The first request of the candidates' form. */
    private static final String ROUNDS = HttpEvent.of("GET", "/api/rounds", Map.of(), "");

    /** Something to measure: a function with the event that it is started for. */
    private record Subject(String name, Jdk jdk, Function<Map<String, String>, Deployment> deployment, String event) {

        String figure(String what) {
            return "cold." + name + ".jdk" + jdk.version() + "." + what;
        }
    }

    /**
     * One cold start.
     *
     * @param start until it asks for an event
     * @param firstCall from handing that out until the reply is here
     * @param cpu of both; it hardly depends on what else runs on the machine, and on Lambda, which gives 1024 MiB little more
     *     than half a core, it is most of the time that passes
     */
    private record Times(Duration start, Duration firstCall, Duration cpu) {

        Duration both() {
            return start.plus(firstCall);
        }
    }

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public List<Jdk> jdks(Context context) {
        return context.quick() ? context.jdks().stream().limit(1).toList() : context.jdks();
    }

    @Override
    public List<Figure> run(Context context) throws IOException, InterruptedException {
        Scene scene;
        try (Workshop workshop = context.workshop()) {
            scene = new Scene(workshop);
        }
        Snapshot snapshot = Snapshot.of(context.dynamoDb());
        List<Figure> figures = new ArrayList<>();
        for (Jdk jdk : jdks(context)) {
            List<Subject> subjects = subjects(scene, jdk);
            for (Subject subject : context.quick() ? subjects.subList(0, 1) : subjects) {
                figures.addAll(figures(subject, measure(context, snapshot, subject)));
            }
        }
        return figures;
    }

    /** {@code closeRounds} finds nothing to close, as in nearly every minute. */
    private static List<Subject> subjects(Scene scene, Jdk jdk) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (String function : List.of("register", "closeRounds", "lookUp")) {
            subjects.add(new Subject(
                    function, jdk, environment -> scene.function(function, jdk, environment), scene.event(function)));
        }
        subjects.add(new Subject("api", jdk, environment -> scene.api(jdk, environment), ROUNDS));
        return subjects;
    }

    private static Map<String, List<Times>> measure(Context context, Snapshot snapshot, Subject subject)
            throws IOException, InterruptedException {
        Path recording = Context.target("cold/" + subject.name() + ".json");
        record(context, subject, recording);
        Map<String, List<Times>> measured = new LinkedHashMap<>();
        for (int run = 0; run < context.runs(); run++) {
            for (Deployment deployment : deployments(context, subject, recording)) {
                snapshot.restore();
                measured.computeIfAbsent(deployment.name(), name -> new ArrayList<>())
                        .add(start(deployment, subject));
            }
        }
        snapshot.restore();
        return measured;
    }

    private static void record(Context context, Subject subject, Path recording)
            throws IOException, InterruptedException {
        try (Recorder recorder = new Recorder(context.endpoint());
                Sandbox sandbox =
                        sandbox(subject.deployment().apply(context.environment(recorder.endpoint())), subject)) {
            recorder.write(recording, sandbox.invoke(subject.event()).body());
        }
    }

    private static List<Deployment> deployments(Context context, Subject subject, Path recording) {
        Map<String, String> environment = context.environment(context.endpoint());
        Deployment function = subject.deployment().apply(environment);
        List<Deployment> deployments = new ArrayList<>(List.of(
                function,
                function.primed(),
                baseline("plain", "kaowu.bench.plain.PlainHandler::handleRequest", subject, recording, environment),
                Deployment.node(environment).with("BENCH_RECORDING", recording.toString())));
        if (!context.quick()) {
            deployments.add(baseline(
                            "spring",
                            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest",
                            subject,
                            recording,
                            environment)
                    .with("MAIN_CLASS", "kaowu.bench.spring.SpringFunction"));
            deployments.add(baseline(
                    "micronaut",
                    "kaowu.bench.micronaut.MicronautHandler::handleRequest",
                    subject,
                    recording,
                    environment));
        }
        return deployments;
    }

    private static Deployment baseline(
            String name, String handler, Subject subject, Path recording, Map<String, String> environment) {
        Path code = Context.built("functions/bench/baselines/" + name + "/target/function");
        return Deployment.java(name, subject.jdk(), handler, code, environment)
                .with("BENCH_RECORDING", recording.toString());
    }

    private static Times start(Deployment deployment, Subject subject) throws IOException, InterruptedException {
        try (Sandbox sandbox = sandbox(deployment, subject)) {
            Reply reply = sandbox.invoke(subject.event());
            if (!reply.body().matches("(?s).*(\"outcome\":\"DONE\"|\"statusCode\":200).*")) {
                throw new IllegalStateException(deployment.name() + ": " + reply.body());
            }
            return new Times(sandbox.start(), reply.took(), sandbox.cpu());
        }
    }

    private static Sandbox sandbox(Deployment deployment, Subject subject) throws IOException, InterruptedException {
        return new Sandbox(deployment, Context.target("logs/" + subject.figure(deployment.name()) + ".log"));
    }

    private static List<Figure> figures(Subject subject, Map<String, List<Times>> measured) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(subject, "plain", measured, "plain", Times::both, OF_PLAIN));
        figures.add(figure(subject, "plain-start", measured, "plain", Times::start, null));
        figures.add(figure(subject, "plain-first-call", measured, "plain", Times::firstCall, FIRST_CALL_OF_PLAIN));
        figures.add(figure(
                subject,
                "plain-first-call-primed",
                measured,
                "primed",
                "plain",
                Times::firstCall,
                FIRST_CALL_OF_PLAIN));
        figures.add(figure(subject, "plain-cpu", measured, "plain", Times::cpu, null));
        figures.add(figure(subject, "node", measured, "node", Times::both, null));
        if (measured.containsKey("spring")) {
            figures.add(figure(subject, "spring", measured, "spring", Times::both, OF_SPRING));
            figures.add(figure(subject, "micronaut", measured, "micronaut", Times::both, null));
        }
        return figures;
    }

    private static Figure figure(
            Subject subject,
            String what,
            Map<String, List<Times>> measured,
            String baseline,
            Function<Times, Duration> of,
            @Nullable Double goal) {
        return figure(subject, what, measured, "kaowu", baseline, of, goal);
    }

    private static Figure figure(
            Subject subject,
            String what,
            Map<String, List<Times>> measured,
            String ours,
            String baseline,
            Function<Times, Duration> of,
            @Nullable Double goal) {
        return new Figure(subject.figure(what), median(measured, ours, of), "ms", median(measured, baseline, of), goal);
    }

    private static double median(Map<String, List<Times>> measured, String name, Function<Times, Duration> of) {
        return Median.millis(
                measured.getOrDefault(name, List.of()).stream().map(of).toList());
    }
}
