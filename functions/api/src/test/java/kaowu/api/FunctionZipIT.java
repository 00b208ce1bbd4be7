package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.servers.FunctionProcess;
import kaowu.servers.FunctionProcess.Reply;
import kaowu.servers.HttpEvent;
import kaowu.servers.LocalCloud;
import kaowu.servers.ManagedRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is deployed, as it is deployed: called with the events of an API Gateway. */
class FunctionZipIT {

    private static final String HANDLER = "kaowu.api.GatewayHandler::handleRequest";
    private static final Path ZIP = Path.of("target", "function.zip");

    /** Lambda takes 50 MB at once; a dependency too many shows before that. */
    private static final long MOST_BYTES = 48_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path code;

    private static LocalCloud cloud;
    private static Map<String, String> environment;

    @BeforeAll
    static void unpack() throws IOException {
        ManagedRuntime.unpack(ZIP, code);
        cloud = LocalCloud.startForTests();
        environment = ManagedRuntime.environment(Servers.settings(cloud));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void holdsTheHandlerAndIsNoLargerThanItMust() throws IOException {
        assertThat(Files.size(ZIP)).isLessThan(MOST_BYTES);
        assertThat(List.of(code.resolve("lib").toFile().list()))
                .anyMatch(jar -> jar.contains("quarkus-amazon-lambda-http"))
                .noneMatch(jar -> jar.matches(".*(kaowu-servers|kaowu-infra|junit|apache5-client|netty-nio-client).*"));
    }

    @Test
    void answersTheEventsOfAnApiGateway() throws Exception {
        try (ManagedRuntime runtime =
                new ManagedRuntime(code, HANDLER, environment, Path.of("target", "managed-runtime.log"))) {
            JsonNode rounds = call(runtime, "GET", "/api/rounds", "", Map.of("accept-language", "fr, en;q=0.5"));
            assertThat(rounds.path("statusCode").asInt()).isEqualTo(200);
            assertThat(header(rounds, "Content-Language")).isEqualTo("en");
            assertThat(rounds.path("isBase64Encoded").asBoolean()).isFalse();
            assertThat(rounds.path("body").asText()).isEqualTo("{\"rounds\":[]}");
            JsonNode again = call(
                    runtime, "GET", "/api/rounds", "", Map.of("if-none-match", "\"x\", W/" + header(rounds, "ETag")));
            // The tag is one of the language, too.
            assertThat(again.path("statusCode").asInt()).isEqualTo(200);
            JsonNode refused = call(
                    runtime,
                    "POST",
                    "/api/registrations",
                    "{\"roundId\": \"nope\"}",
                    Map.of("content-type", "application/json", "idempotency-key", "a,b"));
            assertThat(refused.path("statusCode").asInt()).isEqualTo(400);
            assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(JSON.readTree(refused.path("body").asText())
                            .at("/refusals")
                            .findValuesAsText("field"))
                    .containsExactly("siteId", "occupation", "level", "candidate");
            // The gateway hands paths over decoded.
            JsonNode unknown = call(runtime, "GET", "/api/occupations/宇航员", "", Map.of());
            assertThat(unknown.path("statusCode").asInt()).isEqualTo(404);
            assertThat(JSON.readTree(unknown.path("body").asText()).path("code").asText())
                    .isEqualTo("UNKNOWN_OCCUPATION");
            assertThat(JSON.readTree(call(runtime, "GET", "/api/clock", "", Map.of())
                                    .path("body")
                                    .asText())
                            .path("simulated")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void logsAFaultWithTheRequestIdOfItsAnswerAndWithoutPersonalData() throws Exception {
        Map<String, String> broken = new HashMap<>(environment);
        broken.put("KAOWU_TABLES_ROUNDS", "no-such-table");
        try (ManagedRuntime runtime =
                new ManagedRuntime(code, HANDLER, broken, Path.of("target", "managed-runtime-broken.log"))) {
            JsonNode failed = call(
                    runtime,
                    "POST",
                    "/api/registrations",
                    JSON.writeValueAsString(Scene.request(new Scene.Place("r-1", "s-1"), 1)),
                    Map.of("content-type", "application/json"));
            assertThat(failed.path("statusCode").asInt()).isEqualTo(500);
            String requestId = JSON.readTree(failed.path("body").asText())
                    .path("requestId")
                    .asText();
            String log = String.join("\n", runtime.log());
            assertThat(runtime.log())
                    .anyMatch(line -> line.contains("\"level\":\"ERROR\"")
                            && line.contains(requestId)
                            && line.contains("ResourceNotFoundException"));
            assertThat(log + failed).doesNotContain("测试考生", kaowu.servers.People.residentId(1), "13800000001");
        }
    }

    /** As Lambda does for a snapshot: the same process runs all hooks and then answers. */
    @Test
    void answersFromASnapshot() throws Exception {
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(FunctionProcess.FOR_SNAPSHOT);
        try (ManagedRuntime runtime =
                new ManagedRuntime(code, HANDLER, own, Path.of("target", "managed-runtime-snapshot.log"))) {
            JsonNode rounds = call(runtime, "GET", "/api/rounds", "", Map.of());
            assertThat(rounds.path("statusCode").asInt()).isEqualTo(200);
            assertThat(runtime.log()).noneMatch(line -> line.contains("for the snapshot"));
        }
    }

    private static String header(JsonNode answer, String name) {
        JsonNode headers = answer.path("headers");
        return headers.properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst()
                .orElse("");
    }

    /** With the event of format 2.0 that an HTTP API makes of a request. */
    private static JsonNode call(
            ManagedRuntime runtime, String method, String path, String body, Map<String, String> headers)
            throws Exception {
        Reply reply = runtime.invoke(HttpEvent.of(method, path, headers, body));
        assertThat(reply.failed())
                .as(reply.body() + String.join("\n", runtime.log()))
                .isFalse();
        return JSON.readTree(reply.body());
    }
}
