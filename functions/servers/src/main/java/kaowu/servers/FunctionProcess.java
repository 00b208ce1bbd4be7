package kaowu.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of a function, as Lambda runs it: it fetches its events, one after the other, from the Runtime API, which is here and
 * takes the times. It has all of the machine's cores for itself, where Lambda would give it a part of one that depends on its memory.
 */
public final class FunctionProcess implements AutoCloseable {

    /** What a function may use, in MiB, as it is told. */
    public static final int MEMORY = 1024;

    /** Of the environment: tells that the process is started for a snapshot, and goes on as if it had been restored from it. */
    public static final Map<String, String> FOR_SNAPSHOT = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

    /** Flag of the JVM with which the managed runtime says whom the hooks of a snapshot belong to. */
    public static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private static final String API = "/2018-06-01/runtime/";
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer api;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Invocation> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> polls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Arrived> replies = new LinkedBlockingQueue<>();
    private final Path log;
    private final Process process;
    private final Thread end;
    private final long begunAt;

    private record Invocation(String requestId, String event) {}

    private record Arrived(long at, String requestId, boolean failed, String body) {}

    /**
     * What came of an event.
     *
     * @param failed whether the function threw
     * @param took from handing it out until the whole reply was here
     */
    public record Reply(String requestId, boolean failed, String body, Duration took) {}

    /**
     * Starts it.
     *
     * @param command that starts its runtime
     * @param code folder of the unpacked archive
     * @param environment of the function
     * @param log file for all that the function and its runtime log
     */
    public FunctionProcess(List<String> command, Path code, Map<String, String> environment, Path log)
            throws IOException {
        this.log = log.toAbsolutePath();
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext(API, this::serve);
        api.start();
        Files.createDirectories(this.log.getParent());
        ProcessBuilder child = new ProcessBuilder(command)
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(this.log.toFile());
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
                        Integer.toString(MEMORY),
                        "AWS_LAMBDA_LOG_FORMAT",
                        "JSON"));
        begunAt = System.nanoTime();
        process = child.start();
        end = new Thread(process::destroyForcibly, "function-end");
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** The process itself, for whoever watches or kills it. */
    public Process process() {
        return process;
    }

    /**
     * Waits until it asks for its first event; to be called before it was given one.
     *
     * @return how long that was, from before the process was made
     * @throws IllegalStateException if it ends before that, or does not within a minute
     */
    public Duration awaitStart() throws InterruptedException {
        return Duration.ofNanos(awaitIdle() - begunAt);
    }

    /**
     * Hands out an event and waits until the process asks for the next one, so that all it has to say about this one is in its log.
     *
     * @throws IllegalStateException if it ends before that, or does not within a minute
     */
    public Reply invoke(String event) throws InterruptedException {
        return invoke(event, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** As {@link #invoke(String)}, with another patience. */
    public Reply invoke(String event, Duration patience) throws InterruptedException {
        awaitIdle();
        polls.take();
        long before = System.nanoTime();
        events.put(new Invocation(UUID.randomUUID().toString(), event));
        Arrived reply = await(replies, patience);
        awaitIdle();
        return new Reply(reply.requestId(), reply.failed(), reply.body(), Duration.ofNanos(reply.at() - before));
    }

    /** When it asked for the event that it is still waiting for. */
    private long awaitIdle() throws InterruptedException {
        long since = await(polls, Duration.ofSeconds(PATIENCE_SECONDS));
        polls.put(since);
        return since;
    }

    private <T> T await(BlockingQueue<T> queue, Duration patience) throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < giveUpAt) {
            boolean alive = process.isAlive();
            @Nullable T next = queue.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            } else if (!alive) {
                break;
            }
        }
        throw new IllegalStateException("the function does not answer; see " + log);
    }

    private void serve(HttpExchange exchange) throws IOException {
        List<String> path = List.of(
                exchange.getRequestURI().getPath().substring(API.length()).split("/", -1));
        try {
            if (path.equals(List.of("invocation", "next"))) {
                polls.put(System.nanoTime());
                Invocation next = events.take();
                exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", next.requestId());
                exchange.getResponseHeaders()
                        .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
                exchange.getResponseHeaders()
                        .set(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws-cn:lambda:cn-northwest-1:123456789012:function:kaowu");
                answer(exchange, 200, next.event());
            } else if (path.equals(List.of("restore", "next"))) {
                // The process that is started for a snapshot asks for this before it is kept; here it goes on at once.
                answer(exchange, 200, "");
            } else {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean failed = !path.get(path.size() - 1).equals("response");
                replies.put(new Arrived(System.nanoTime(), path.size() > 1 ? path.get(1) : "", failed, body));
                answer(exchange, 202, "{}");
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

    /** Ends it at once, as Lambda does, and waits until it is gone, so that the next one has the machine for itself. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // Then it runs already, and finds nothing left to end.
        }
        threads.shutdownNow();
        api.stop(0);
    }
}
