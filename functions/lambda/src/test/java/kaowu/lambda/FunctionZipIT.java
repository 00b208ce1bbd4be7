package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.servers.FunctionProcess;
import kaowu.servers.FunctionProcess.Reply;
import kaowu.servers.LocalCloud;
import kaowu.servers.ManagedRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is deployed, as it is deployed. */
class FunctionZipIT {

    private static final String HANDLER = "kaowu.lambda.FunctionHandler::handleRequest";
    private static final Path ZIP = Path.of("target", "function.zip");

    /** Lambda takes 50 MB at once and 250 MB unpacked; a dependency too many shows long before that. */
    private static final long MOST_BYTES = 40_000_000;

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
                .anyMatch(jar -> jar.contains("quarkus-funqy-amazon-lambda"))
                .noneMatch(jar -> jar.matches(".*(kaowu-servers|kaowu-infra|junit|apache5-client).*"));
    }

    @Test
    void servesEachFunctionByItsEnvironment() throws Exception {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        assertThat(call("publishPlan", plan(today)).path("planId").asText()).isEqualTo("zip");
        assertThat(call("listRounds", "{}").path("rounds").findValuesAsText("state"))
                .containsExactly("OPEN");
        call("registerSite", text("registerSite.json"));
        call("acceptSite", text("acceptSite.json"));
        call("openIntake", text("openIntake.json"));
        JsonNode registered = call("register", text("register.json"));
        assertThat(registered.path("missing")).hasSize(4);
        assertThat(call("agenda", "{}").path("next").findValuesAsText("what")).contains("CLOSE", "DELIVER");
    }

    @Test
    void logsAFaultWithItsRequestIdAndWithoutPersonalData() throws Exception {
        Map<String, String> broken = new HashMap<>(environment);
        broken.put("KAOWU_TABLES_ROUNDS", "no-such-table");
        try (ManagedRuntime runtime = start("register", broken)) {
            Reply reply = runtime.invoke(text("register.json"));
            assertThat(reply.failed()).isTrue();
            assertThat(runtime.log())
                    .anyMatch(line -> line.contains("\"AWSRequestId\":\"" + reply.requestId() + "\"")
                            && line.contains("ResourceNotFoundException"));
            assertThat(String.join("\n", runtime.log()) + reply.body())
                    .doesNotContain("考生甲", "510104199001019013", "13800138001", "kaosheng.jia");
        }
    }

    @Test
    void logsTheFaultOfOneStreamRecordWithItsRequestId() throws Exception {
        try (ManagedRuntime runtime = start("settleClosed", environment)) {
            Reply reply = runtime.invoke(text("settleClosed.json").replace("\"siteId\"", "\"site\""));
            assertThat(reply.failed()).isFalse();
            assertThat(JSON.readTree(reply.body()).path("batchItemFailures")).hasSize(1);
            assertThat(runtime.log())
                    .filteredOn(line -> line.contains("\"level\":\"ERROR\""))
                    .singleElement()
                    .matches(line -> line.contains("\"AWSRequestId\":\"" + reply.requestId() + "\"")
                            && line.contains("the stream's record has no siteId")
                            && line.contains("StreamFunctions.settleClosed"));
        }
    }

    /** As Lambda does for a snapshot: all hooks are run, and the same process goes on with a call. */
    @Test
    void aSnapshotHasLoadedWhatACallNeeds() throws Exception {
        Path classes = Path.of("target", "classes-loaded.log").toAbsolutePath();
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(FunctionProcess.FOR_SNAPSHOT);
        own.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
        try (ManagedRuntime runtime = start("register", own)) {
            runtime.awaitStart();
            int before = Files.readAllLines(classes).size();
            JsonNode reply = JSON.readTree(runtime.invoke(text("register.json").replace("zip-1", "no-such-round"))
                    .body());
            assertThat(reply.path("refusals").findValuesAsText("code")).containsExactly("UNKNOWN_ROUND");
            assertThat(runtime.log()).noneMatch(line -> line.contains("for the snapshot"));
            List<String> loaded = Files.readAllLines(classes);
            assertThat(loaded.subList(0, before)).anyMatch(line -> line.contains(" com.google.crypto.tink.aead."));
            assertThat(loaded.subList(before, loaded.size()))
                    .noneMatch(line -> line.contains(" com.google.crypto."))
                    .hasSizeLessThan(before / 20);
        }
    }

    @Test
    void aSnapshotIsTakenThoughNothingCouldBePrepared() throws Exception {
        Map<String, String> broken = new HashMap<>(environment);
        broken.putAll(FunctionProcess.FOR_SNAPSHOT);
        broken.put("KAOWU_IDENTITY_KEYSET", "c2VjcmV0");
        try (ManagedRuntime runtime = start("listRounds", broken)) {
            Reply reply = runtime.invoke("{}");
            assertThat(JSON.readTree(reply.body()).path("outcome").asText()).isEqualTo("DONE");
            assertThat(runtime.log())
                    .filteredOn(line -> line.contains("for the snapshot"))
                    .singleElement()
                    .matches(line -> line.contains("the keysets") && !line.contains("c2VjcmV0"));
        }
    }

    private static JsonNode call(String function, String payload) throws Exception {
        try (ManagedRuntime runtime = start(function, environment)) {
            Reply reply = runtime.invoke(payload);
            JsonNode body = JSON.readTree(reply.body());
            assertThat(body.path("outcome").asText())
                    .as(function + " " + reply + "\n" + String.join("\n", runtime.log()))
                    .isEqualTo("DONE");
            return body;
        }
    }

    private static ManagedRuntime start(String function, Map<String, String> environment) throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_FUNQY_EXPORT", function);
        return new ManagedRuntime(code, HANDLER, own, Path.of("target", "managed-runtime-" + function + ".log"));
    }

    /** The event for a round that is open today; the archive goes by the real clock. */
    private static String text(String event) {
        return Event.of(event).text().replace("2020h2-unified-1", "zip-1");
    }

    private static String plan(String today) {
        LocalDate deadline = LocalDate.parse(today).plusDays(30);
        LocalDate theory = deadline.plusDays(22);
        return """
                {"by": "test", "plan": {"id": "zip", "kind": "UNIFIED", "title": "测试安排表", "source": "测试",
                 "zone": "Asia/Shanghai", "cutoff": "24:00", "rounds": [{"no": 1, "occupations": ["育婴员"],
                 "deadline": "%s", "theory": "%s", "practical": {"from": "%s", "to": "%s"}}]}}
                """.formatted(deadline, theory, theory, theory.plusDays(13));
    }
}
