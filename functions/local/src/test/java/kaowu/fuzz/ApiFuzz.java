package kaowu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import kaowu.rehearsal.Running;
import kaowu.servers.People;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever it is asked, the API answers, does not fail, and says of everything that it refuses why. Run by {@code -Pfuzz}; the seed
 * is fixed, so that a run that fails can be had again.
 */
class ApiFuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int PEOPLE = 60;
    private static final int IN_FLIGHT = 16;

    private static final Map<Integer, Integer> STATUSES = new TreeMap<>();

    private static Running system;
    private static Attempts attempts;

    @BeforeContainer
    static void start() throws IOException {
        system = Running.start(Files.createTempDirectory(Path.of("target"), "fuzz"));
        JsonNode document =
                JSON.readTree(exchange(HttpRequest.newBuilder(URI.create(system.url() + "/api/openapi.json"))
                                .build())
                        .body());
        attempts = new Attempts(document, known());
    }

    @AfterContainer
    static void end() {
        system.close();
        System.out.println("Answers by status: " + STATUSES);
        assertThat(STATUSES.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(20_000);
        // Not everything was refused at the door.
        assertThat(STATUSES.keySet()).contains(200, 201, 202, 400, 401, 404, 405, 406, 409, 415, 422);
    }

    @Property(
            seed = "20200515",
            tries = 21_000 / IN_FLIGHT,
            shrinking = ShrinkingMode.OFF,
            edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void answersWhateverItIsAsked(@ForAll("batches") List<Attempt> batch) {
        List<CompletableFuture<HttpResponse<String>>> answers = batch.stream()
                .map(attempt -> HTTP.sendAsync(attempt.request(system.url()), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            check(batch.get(i), answers.get(i).join());
        }
    }

    @Provide
    Arbitrary<List<Attempt>> batches() {
        return attempts.all().list().ofSize(IN_FLIGHT);
    }

    private static void check(Attempt attempt, HttpResponse<String> answer) {
        String what = attempt + "\n" + answer.statusCode() + " " + answer.body();
        STATUSES.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        if (answer.statusCode() < 400) {
            return;
        }
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .isEqualTo("application/problem+json");
        if (!attempt.method().equals("HEAD")) {
            assertThat(read(answer).path("code").asText()).as(what).matches("[A-Z_]+");
            assertThat(read(answer).path("status").asInt()).as(what).isEqualTo(answer.statusCode());
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }

    /** What there is: right values for parameters and fields, and people who are registered. */
    private static Attempts.Known known() {
        Map<String, List<String>> values = new HashMap<>();
        values.put("roundId", List.of("2020h2-unified-1", "2020h2-daily-1", "2020h2-daily-2"));
        values.put("siteId", List.of("chengdu-01", "mianyang-01", "provincial-01"));
        values.put("name", List.of("育婴员", "保安员", "智能楼宇管理员", "测试考生"));
        values.put("occupation", List.of("育婴员", "保安员", "智能楼宇管理员"));
        values.put("level", List.of("5", "4"));
        values.put("condition", List.of("1", "2"));
        values.put("documentType", List.of("RESIDENT_ID", "PASSPORT"));
        values.put("documentNo", people(People::residentId));
        values.put("phone", people(People::phone));
        values.put("email", List.of("a@example.com", "b@example.com"));
        values.put("kind", List.of("ID_PHOTO", "ID_COPY", "APPLICATION_FORM", "WORK_PROOF", "DAILY", "UNIFIED"));
        values.put("fileName", List.of("a.jpg", "证件照.jpg"));
        values.put("contentType", List.of("image/jpeg", "application/pdf"));
        values.put("size", List.of("3000", "2048"));
        values.put("reason", List.of("时间冲突", ""));
        values.put("code", List.of("123456", "000000"));
        values.put("state", List.of("OPEN", "CLOSED", "UPCOMING"));
        values.put("region", List.of("成都市", "省直批"));
        values.put("planId", List.of("2020h2-daily"));
        values.put("token", List.of("abc"));
        List<Tuple2<String, String>> bearers = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            JsonNode registered = system.done(
                    "register", kaowu.rehearsal.Person.request(500_000 + i, "2020h2-unified-1", "chengdu-01", "育婴员"));
            bearers.add(Tuple.of(
                    registered.path("registrationNo").asText(),
                    registered.path("accessCode").asText()));
        }
        return new Attempts.Known(values, bearers);
    }

    private static List<String> people(java.util.function.IntFunction<String> of) {
        return java.util.stream.IntStream.range(600_000, 604_000).mapToObj(of).toList();
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }
}
