package kaowu.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Runs an unpacked archive as Lambda's managed runtime does: AWS's own runtime client in a JVM of its own, which fetches events
 * from the Runtime API. That API is here, and the runtime client must be on the class path of whoever uses this.
 */
public final class ManagedRuntime implements AutoCloseable {

    private static final String API = "/2018-06-01/runtime/";
    private static final int PATIENCE = 60;

    private final HttpServer api;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Invocation> events = new SynchronousQueue<>();
    private final BlockingQueue<Reply> replies = new SynchronousQueue<>();
    private final Semaphore idle = new Semaphore(0);
    private final Path log;
    private final Process process;

    private record Invocation(String requestId, String payload) {}

    /** @param failed whether the function threw */
    public record Reply(String requestId, boolean failed, String body) {}

    /**
     * Starts it.
     *
     * @param code folder of the unpacked archive
     * @param handler what Lambda is told to call, {@code <class>::<method>}
     * @param environment of the function
     * @param log file for all that the function and its runtime log
     */
    public ManagedRuntime(Path code, String handler, Map<String, String> environment, Path log) throws IOException {
        this.log = log;
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext(API, this::serve);
        api.start();
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        runtimeClient(),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler)
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toAbsolutePath().toFile());
        child.environment().putAll(environment);
        child.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + api.getAddress().getPort(),
                        "LAMBDA_TASK_ROOT",
                        code.toAbsolutePath().toString(),
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "kaowu",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "1024",
                        "AWS_LAMBDA_LOG_FORMAT",
                        "JSON",
                        "_HANDLER",
                        handler));
        process = child.start();
    }

    /**
     * Unpacks an archive as Lambda does before it starts it.
     *
     * @param folder for its content, there already and without any of it
     */
    public static void unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    /** Settings by the names that they have in a function's environment, in a map of the caller's own. */
    public static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** The jars that AWS has in its runtime: of the tests' class path only these, so that the archive must bring all the rest. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> Path.of(jar)
                        .getFileName()
                        .toString()
                        .matches("(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Invokes the function and returns when it is idle again, so that all it has to say about this call is in the log. */
    public Reply invoke(String payload) throws InterruptedException {
        awaitIdle();
        events.put(new Invocation(UUID.randomUUID().toString(), payload));
        Reply reply = replies.poll(PATIENCE, TimeUnit.SECONDS);
        if (reply == null) {
            throw new AssertionError("no reply; see " + log);
        }
        awaitIdle();
        idle.release();
        return reply;
    }

    private void awaitIdle() throws InterruptedException {
        if (!idle.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("the function does not ask for an event; see " + log);
        }
    }

    /** What the function and its runtime logged so far. */
    public List<String> log() throws IOException {
        return new ArrayList<>(Files.readAllLines(log));
    }

    private void serve(HttpExchange exchange) throws IOException {
        List<String> path = List.of(
                exchange.getRequestURI().getPath().substring(API.length()).split("/", -1));
        try {
            if (path.equals(List.of("invocation", "next"))) {
                idle.release();
                Invocation next = events.take();
                exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", next.requestId());
                exchange.getResponseHeaders()
                        .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
                exchange.getResponseHeaders()
                        .set(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws-cn:lambda:cn-northwest-1:123456789012:function:kaowu");
                answer(exchange, 200, next.payload());
            } else {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                answer(exchange, 202, "{}");
                replies.put(new Reply(path.get(1), !path.get(path.size() - 1).equals("response"), body));
            }
        } catch (InterruptedException ended) {
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        process.destroy();
        threads.shutdownNow();
        api.stop(0);
    }
}
