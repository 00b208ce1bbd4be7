package kaowu.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes text messages by the one action of the Amazon SNS query protocol that is used, {@code Publish} to a phone number, so that
 * the real SDK speaks to it; every other action is refused as SNS refuses it.
 */
public final class SmsGateway implements AutoCloseable {

    private final HttpServer http;
    private final InstantSource clock;
    private final List<Sms> taken = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    /**
     * A text message that was taken.
     *
     * @param at by the clock of the gateway
     */
    public record Sms(String to, String text, String messageId, Instant at) {}

    private SmsGateway(HttpServer http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Listens on a free port of the loopback interface. */
    public static SmsGateway start(InstantSource clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SmsGateway gateway = new SmsGateway(http, clock);
            http.createContext("/", gateway::answer);
            http.start();
            return gateway;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What the SDK takes as its endpoint. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** From now on every message is answered with an internal failure, or no longer. */
    public void failing(boolean nowFailing) {
        this.failing = nowFailing;
    }

    /** What was taken, the oldest first. */
    public List<Sms> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String to = form.get("PhoneNumber");
        String text = form.get("Message");
        if (failing) {
            reply(exchange, 500, error("Receiver", "InternalFailure"));
        } else if (!"Publish".equals(form.get("Action"))) {
            reply(exchange, 400, error("Sender", "InvalidAction"));
        } else if (to == null || text == null || !to.matches("\\+[0-9]{5,15}")) {
            reply(exchange, 400, error("Sender", "InvalidParameter"));
        } else {
            String id = UUID.randomUUID().toString();
            taken.add(new Sms(to, text, id, clock.instant()));
            reply(
                    exchange,
                    200,
                    "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>"
                            + id
                            + "</MessageId></PublishResult></PublishResponse>");
        }
    }

    private static String error(String type, String code) {
        return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>" + type
                + "</Type><Code>" + code + "</Code><Message>" + code + "</Message></Error></ErrorResponse>";
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
