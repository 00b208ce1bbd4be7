package kaowu.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a function and a server, hands on what is asked and answered, and lets somebody look at both. */
final class Relay implements AutoCloseable {

    /** What the client sets itself, or what would not be true of the onward connection. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private static final int NO_BODY = -1;

    /** Who looks. */
    interface Watch {

        /** Sees a request before it is handed on; returns the body to hand on. */
        byte[] asked(HttpExchange exchange, byte[] body) throws IOException;

        /** Sees what was handed on and the body of the answer to it. */
        default void answered(HttpExchange exchange, byte[] asked, byte[] answer) throws IOException {}
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI server;
    private final Watch watch;
    private final HttpServer here;

    /** @param server what it stands before */
    Relay(URI server, Watch watch) throws IOException {
        this.server = server;
        this.watch = watch;
        here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here.setExecutor(threads);
        here.createContext("/", this::handOn);
        here.start();
    }

    /** What a function takes for the server. */
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + here.getAddress().getPort());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = watch.asked(exchange, exchange.getRequestBody().readAllBytes());
            HttpResponse<byte[]> answer = http.send(onward(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            watch.answered(exchange, body, answer.body());
            answer.headers().map().forEach((name, values) -> {
                // The length of a HEAD is that of what would come; all others are told by what comes.
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) || isHead(exchange)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean empty = isHead(exchange) || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? NO_BODY : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest onward(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder onward = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> onward.header(name, value));
            }
        });
        return onward.build();
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    @Override
    public void close() {
        here.stop(0);
        threads.shutdownNow();
    }
}
