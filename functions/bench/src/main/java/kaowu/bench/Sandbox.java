package kaowu.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of a function, as Lambda runs it: it fetches its events from the Runtime API, which is here and takes the times. It
 * has all of the machine's cores for itself, where Lambda would give it a part of one that depends on its memory.
 */
final class Sandbox implements AutoCloseable {

    private static final String API = "/2018-06-01/runtime/";
    private static final int PATIENCE = 60;

    private final HttpServer api;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> polls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Arrived> replies = new LinkedBlockingQueue<>();
    private final Path log;
    private final Process process;
    private final Duration start;

    private record Arrived(long at, boolean failed, String body) {}

    /**
     * What came of an event.
     *
     * @param took from handing it out until the whole reply was here
     */
    record Reply(Duration took, String body) {}

    /** Starts it and waits until it asks for its first event. */
    Sandbox(Deployment deployment, Path log) throws IOException, InterruptedException {
        this.log = log;
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext(API, this::serve);
        api.start();
        Files.createDirectories(log.getParent());
        ProcessBuilder child = new ProcessBuilder(deployment.command())
                .directory(deployment.code().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        child.environment().putAll(deployment.environment());
        child.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + api.getAddress().getPort(),
                        "LAMBDA_TASK_ROOT",
                        deployment.code().toString(),
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "kaowu",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        Integer.toString(Deployment.MEMORY),
                        "AWS_LAMBDA_LOG_FORMAT",
                        "JSON"));
        long before = System.nanoTime();
        process = child.start();
        start = Duration.ofNanos(await(polls) - before);
    }

    /** From before the process is made until it asks for its first event. */
    Duration start() {
        return start;
    }

    /** What the process has had of the processors so far, all threads together, in steps of 10 ms. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Hands out an event and waits until the process asks for the next one.
     *
     * @throws IllegalStateException if the function fails
     */
    Reply invoke(String event) throws InterruptedException {
        long before = System.nanoTime();
        events.put(event);
        Arrived reply = await(replies);
        if (reply.failed()) {
            throw new IllegalStateException(reply.body() + "; see " + log);
        }
        await(polls);
        return new Reply(Duration.ofNanos(reply.at() - before), reply.body());
    }

    private <T> T await(BlockingQueue<T> queue) throws InterruptedException {
        for (int second = 0; second < PATIENCE; second++) {
            @Nullable T next = queue.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                return next;
            } else if (!process.isAlive()) {
                break;
            }
        }
        close();
        throw new IllegalStateException("the function does not answer; see " + log);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(API.length());
        try {
            if (path.equals("invocation/next")) {
                polls.put(System.nanoTime());
                String event = events.take();
                exchange.getResponseHeaders()
                        .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
                exchange.getResponseHeaders()
                        .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
                exchange.getResponseHeaders()
                        .set(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws-cn:lambda:cn-northwest-1:123456789012:function:kaowu");
                answer(exchange, 200, event);
            } else {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                replies.put(new Arrived(System.nanoTime(), !path.endsWith("/response"), body));
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
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        threads.shutdownNow();
        api.stop(0);
    }
}
