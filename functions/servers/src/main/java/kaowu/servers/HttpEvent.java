package kaowu.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** What an API Gateway makes of a request: an event of format 2.0. */
public final class HttpEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpEvent() {}

    /** @param body JSON; empty where there is none */
    public static String of(String method, String path, Map<String, String> headers, String body) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", "ANY /api/{proxy+}")
                .put("rawPath", path)
                .put("rawQueryString", "");
        ObjectNode given = event.putObject("headers");
        given.put("accept", "application/json").put("accept-language", "zh-CN").put("host", "api.example.com");
        headers.forEach(given::put);
        if (!body.isEmpty()) {
            given.put("content-type", "application/json");
            event.put("body", body);
        }
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "JKJaXmPLvHcESHA=").put("stage", "$default");
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "kaowu");
        return event.put("isBase64Encoded", false).toString();
    }

    /**
     * The body of an answer.
     *
     * @throws IllegalStateException if it is a problem
     */
    public static JsonNode body(String answer) throws IOException {
        JsonNode read = JSON.readTree(answer);
        if (read.path("statusCode").asInt() / 100 != 2) {
            throw new IllegalStateException(answer);
        }
        return JSON.readTree(read.path("body").asText());
    }
}
