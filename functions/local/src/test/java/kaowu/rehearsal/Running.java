package kaowu.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged local system as a process, started as the README says, on a port and a data folder of its own. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LAST_WORDS = "deliverNotices every minute";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path output;

    private Running(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts it and waits until it has said all that it says when it is up. */
    public static Running start(Path data, String... arguments) throws IOException {
        Running running = launch(data, arguments);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!running.output().contains(LAST_WORDS)) {
            if (!running.process.isAlive() || System.nanoTime() > giveUpAt) {
                throw new AssertionError("the local system did not start:\n" + running.output());
            }
            pause();
        }
        return running;
    }

    /** Starts it and does not wait. */
    static Running launch(Path data, String... arguments) throws IOException {
        int port = freePort();
        Path output = Files.createTempFile(Path.of("target"), "local-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Up in half the time, and no test goes on for so long that the second compiler would pay off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.port=" + port,
                "-Dkaowu.local.data=" + data,
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Running(process, port, output);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** An address that it printed after a word. */
    URI printed(String word) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(word) + " (http://[0-9.:]+)").matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("no " + word + " in:\n" + output());
        }
        return URI.create(matcher.group(1));
    }

    /** Calls a function by the Invoke API and expects it to be done. */
    public JsonNode done(String function, Object request) {
        JsonNode reply = call(function, request);
        if (!reply.path("outcome").asText().equals("DONE")) {
            throw new AssertionError(function + ": " + reply);
        }
        return reply;
    }

    JsonNode call(String function, Object request) {
        return post("/2015-03-31/functions/" + function + "/invocations", request);
    }

    JsonNode moveClock(String at) {
        return post("/local/clock", Map.of("at", at));
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    private JsonNode post(String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static JsonNode send(HttpRequest request) {
        return read(exchange(request));
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException fault) {
            throw new AssertionError(response.statusCode() + " " + response.body(), fault);
        }
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until it has ended by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end:\n" + output());
        }
        return process.exitValue();
    }

    /** Ends it as if the power had gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
