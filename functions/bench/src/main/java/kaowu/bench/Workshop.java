package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All functions in one process that stays: called by many threads at once, as many sandboxes of Lambda would at the same moment, and
 * beside them, by the same clients, the bare requests that they make of AWS.
 */
final class Workshop implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A connection for each call in flight: a function in a sandbox of its own never waits for one. */
    private static final String CONNECTIONS = "-Dhttp.maxConnections=64";

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;
    private final Path log;
    private final Path folder;
    private final boolean shared;

    /**
     * What a pass over some calls took.
     *
     * @param p50 of a call, in ms
     * @param p99 of a call, in ms
     * @param cpu what the thread that makes a call has of a processor for it, in ms; it hardly depends on what else the machine does
     * @param perSecond calls of all threads together
     */
    record Times(double p50, double p99, double cpu, double perSecond) {}

    /**
     * Starts it; what it finds of AWS are the local servers.
     *
     * @param shared whether others go on with it after one has closed it
     */
    Workshop(Context context, boolean shared) throws IOException {
        this.shared = shared;
        log = Context.target("logs/workshop.log");
        folder = Files.createDirectories(Context.target("workshop"));
        Files.createDirectories(log.getParent());
        ProcessBuilder child = new ProcessBuilder(
                        context.jdk().java().toString(),
                        "-Xmx1g",
                        CONNECTIONS,
                        "-jar",
                        Context.built("functions/bench/workshop/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectError(log.toFile());
        child.environment().putAll(context.environment(context.endpoint()));
        process = child.start();
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Calls a function once for each event, so many of them in flight; all must be done. */
    Times call(String function, List<String> events, int inFlight) throws IOException {
        return order(JSON.createObjectNode().put("function", function), events, inFlight);
    }

    /** Asks AWS the same that the calls of the last pass have asked, in the same order. */
    Times bare(int inFlight) throws IOException {
        return order(JSON.createObjectNode(), List.of(), inFlight);
    }

    /** Calls a function to get its replies, in the order of the events. */
    List<JsonNode> replies(String function, List<String> events) throws IOException {
        Path replies = folder.resolve("replies.json");
        order(JSON.createObjectNode().put("function", function).put("replies", replies.toString()), events, 2);
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(replies.toFile())
                .readAll();
    }

    private Times order(ObjectNode order, List<String> events, int inFlight) throws IOException {
        Path calls = folder.resolve("calls.json");
        Files.write(
                calls, events.stream().map(event -> event.replace('\n', ' ')).toList());
        orders.write(order.put("calls", calls.toString()).put("inFlight", inFlight) + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("a call failed; see " + log);
        }
        JsonNode done = JSON.readTree(answer);
        return new Times(
                done.path("p50").asDouble() / 1e6,
                done.path("p99").asDouble() / 1e6,
                done.path("cpu").asDouble() / 1e6,
                done.path("perSecond").asDouble());
    }

    /** Ends it, unless it is shared. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (!shared) {
            end();
        }
    }

    /** Ends it, by ending what it reads. */
    void end() throws IOException, InterruptedException {
        orders.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
