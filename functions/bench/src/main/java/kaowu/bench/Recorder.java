package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what a function asks of DynamoDB, so that a baseline can ask the same. */
final class Recorder implements AutoCloseable, Relay.Watch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode calls = JSON.createArrayNode();
    private final Relay relay;

    @SuppressWarnings("this-escape")
    Recorder(URI dynamoDb) throws IOException {
        relay = new Relay(dynamoDb, this);
    }

    /** What a function takes for DynamoDB. */
    URI endpoint() {
        return relay.endpoint();
    }

    /** Writes what was asked so far, and the function's reply. */
    void write(Path file, String reply) throws IOException {
        ObjectNode recording = JSON.createObjectNode();
        recording.set("calls", calls);
        recording.set("reply", JSON.readTree(reply));
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), recording);
    }

    @Override
    public byte[] asked(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode request = JSON.readTree(body);
        // The SDK makes a new one for each call; the same again would be taken for a repetition, and nothing would be
        // written.
        ((ObjectNode) request).remove("ClientRequestToken");
        calls.addObject().put("operation", operation(exchange)).set("request", request);
        return body;
    }

    /** What DynamoDB is asked to do, such as {@code GetItem}. */
    static String operation(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target.substring(target.indexOf('.') + 1);
    }

    @Override
    public void close() {
        relay.close();
    }
}
