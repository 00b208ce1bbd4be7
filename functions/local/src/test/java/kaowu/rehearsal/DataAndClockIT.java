package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the local system keeps between runs, whose data it leaves alone, and its clock. A start takes a while, so those that need no
 * start of their own look at one system.
 */
class DataAndClockIT {

    private static final String ROUND = "2020h2-daily-2";

    @TempDir
    private static Path shared;

    private static Running system;

    @TempDir
    private Path data;

    @BeforeAll
    static void start() throws IOException {
        system = Running.start(shared);
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @Test
    void goesOnWhereItWasKilledAndStartsAnewWhenAsked() throws IOException {
        Person person;
        JsonNode sent;
        try (Running first = Running.start(data)) {
            String opens = first.done("listRounds", Map.of())
                    .path("rounds")
                    .get(0)
                    .path("opensAt")
                    .asText();
            assertThat(Instant.parse(Files.readString(data.resolve("clock")).strip()))
                    .isAfterOrEqualTo(OffsetDateTime.parse(opens).toInstant());
            person = Person.register(first, 2, ROUND, "chengdu-01", "保安员");
            person.handIn("ID_PHOTO");
            first.moveClock("2020-06-01T00:00:00+08:00");
            sent = first.get("/local/outbox");
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0).path("at").asText()).endsWith("+08:00");
            first.kill();
        }
        try (Running second = Running.start(data)) {
            isAsItWasLeft(second, person, sent);
            second.kill();
        }
        // Just as if the very first start had been cut off before it was through with what it begins with.
        Files.delete(data.resolve("seeded"));
        try (Running third = Running.start(data)) {
            isAsItWasLeft(third, person, sent);
            assertThat(data.resolve("seeded")).exists();
            Person.register(third, 5, ROUND, "chengdu-01", "保安员");
        }
        try (Running fresh = Running.start(data, "--fresh")) {
            Person nobody = new Person(fresh, 2, person.registrationNo(), person.accessCode(), person.missing());
            assertThat(fresh.call("lookUp", nobody.with(Map.of()))
                            .path("refusals")
                            .get(0)
                            .path("code")
                            .asText())
                    .isEqualTo("UNKNOWN_REGISTRATION");
            assertThat(fresh.get("/local/clock").path("at").asText()).startsWith("2020-05-18T09:0");
            assertThat(fresh.get("/local/outbox")).isEmpty();
        }
    }

    private static void isAsItWasLeft(Running now, Person person, JsonNode sent) {
        JsonNode registration =
                new Person(now, 2, person.registrationNo(), person.accessCode(), person.missing()).look();
        assertThat(registration.path("state").asText()).isEqualTo("REGISTERED");
        assertThat(registration.path("received")).hasSize(1);
        assertThat(now.get("/local/clock").path("at").asText()).startsWith("2020-06-01T00:0");
        assertThat(now.get("/local/outbox")).isEqualTo(sent);
        assertThat(now.done("listRounds", Map.of()).path("rounds")).hasSize(16);
    }

    @Test
    void leavesTheDataOfARunningSystemAndOfStrangersAlone() throws Exception {
        try (Running second = Running.launch(shared, "--fresh")) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("Another process is running on the data in");
            assertThat(system.done("listRounds", Map.of()).path("rounds")).hasSize(16);
        }
        Path letter = Files.writeString(data.resolve("letter.txt"), "dear");
        try (Running wrong = Running.launch(data, "--fresh")) {
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.output()).contains("left alone");
            assertThat(letter).hasContent("dear");
        }
    }

    @Test
    void saysHowItIsStartedWhenItIsStartedOtherwise() throws Exception {
        try (Running wrong = Running.launch(data, "--frehs")) {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.output()).contains("Unknown arguments: --frehs").contains("--fresh");
        }
    }

    @Test
    void showsAndMovesItsClockAndRunsWhatBecomesDueOnTheWay() {
        Person person = Person.register(system, 3, "2020h2-daily-1", "chengdu-01", "保安员");
        refusesToMove(system, "{}");
        refusesToMove(system, "{\"at\": \"2020-05-30\"}");
        refusesToMove(system, "{\"at\": \"2020-05-30T00:00:00\"}");
        refusesToMove(system, "{\"at\": 7}");
        refusesToMove(system, "{\"at\": \"+999999999-12-31T23:59:59+08:00\"}");
        refusesToMove(system, "{\"at\": \"1999-12-31T00:00:00Z\"}");
        refusesToMove(system, "[");
        JsonNode moved = system.moveClock("2020-05-29T23:59:50+08:00");
        assertThat(moved.path("ran").path("queued").asInt()).isEqualTo(3);
        assertThat(person.look().path("state").asText()).isEqualTo("REGISTERED");
        moved = system.moveClock("2020-05-29T16:00:00Z");
        assertThat(moved.path("at").asText()).startsWith("2020-05-30T00:00:0");
        assertThat(moved.path("ran").path("forfeited").asInt()).isEqualTo(1);
        assertThat(person.look().path("state").asText()).isEqualTo("FORFEITED");
    }

    private static void refusesToMove(Running system, String body) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(system.url() + "/local/clock")
                .then()
                .statusCode(400);
    }

    @Test
    void showsOperatorsTheRoundsInBothLanguages() {
        String chinese = RestAssured.get(system.url() + "/local").asString();
        assertThat(chinese)
                .contains("lang=\"zh-CN\"")
                .contains("2020h2-unified-1", "2020h2-daily-13")
                .contains("2020-05-29 24:00", "Asia/Shanghai, UTC+08:00")
                .contains("逾期未报视为弃权", "报名中", "模拟时钟");
        String english = RestAssured.given()
                .queryParam("lang", "en")
                .get(system.url() + "/local")
                .asString();
        assertThat(english).contains("lang=\"en\"").contains("Deadline", "open", "simulated clock");
    }
}
