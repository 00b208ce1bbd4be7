package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaowu.api.Scene.Place;
import kaowu.api.Web.Person;
import kaowu.servers.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is refused before a function decides anything, and what fails. */
@QuarkusTest
@WithTestResource(Servers.class)
class RefusalTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void knowsNoOtherAddress() {
        Refused.with(web.get("/api/nothing"), 404, "NOT_FOUND");
        Refused.with(web.get("/api/registrations/X/materials"), 404, "NOT_FOUND");
    }

    @Test
    void saysWhichMethodsAnAddressTakes() {
        Response refused = web.given().delete("/api/rounds");
        Refused.with(refused, 405, "METHOD_NOT_ALLOWED");
        assertThat(allowed(refused)).isEqualTo("GET, HEAD, OPTIONS");
        Response asked = web.given().options("/api/registrations/X/withdrawal");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(allowed(asked)).isEqualTo("OPTIONS, POST");
        Refused.with(web.given().options("/api/nothing"), 404, "NOT_FOUND");
    }

    /** The mock of the gateway takes a list apart. */
    private static String allowed(Response response) {
        return response.headers().getValues("Allow").stream().map(String::strip).collect(Collectors.joining(", "));
    }

    @Test
    void offersAndTakesJsonOnly() {
        Refused.with(web.given().accept("text/html").get("/api/clock"), 406, "NOT_ACCEPTABLE");
        Refused.with(web.given().header("Accept", "???").get("/api/clock"), 400, "BAD_REQUEST");
        Response text = web.given().contentType(ContentType.TEXT).body("{}").post("/api/registrations");
        Refused.with(text, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void takesNoLargerBodyThanARequestCanHave() {
        Response response = web.given()
                .contentType(ContentType.JSON)
                .body(" ".repeat(600_000))
                .post("/api/registrations");
        Refused.with(response, 413, "CONTENT_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"roundId\": 1, \"roundId\": 2}", "{} {}", "{}x", "{'a': 1}", "{\"a\": NaN}"})
    void refusesWhatIsNoJson(String body) {
        Refused.with(posted(body), 400, "NO_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "null", "7"})
    void refusesWhatIsNoObject(String body) {
        Refused.with(posted(body), 400, "NOT_AN_OBJECT");
    }

    private Response posted(String body) {
        return web.given().contentType(ContentType.JSON).body(body).post("/api/registrations");
    }

    /** What the address, the headers and the connection say, a body cannot say. */
    @ParameterizedTest
    @CsvSource({
        "/api/registrations, lang",
        "/api/registrations, idempotencyKey",
        "/api/registrations/X/withdrawal, accessCode",
        "/api/registrations/X/withdrawal, registrationNo",
        "/api/sign-in-codes, address",
        "/api/sign-ins, address",
        "/api/occupations/育婴员/followers, occupation"
    })
    void takesNothingFromABodyThatDoesNotBelongThere(String path, String field) {
        Response response = web.given()
                .header("Authorization", "Bearer abc")
                .contentType(ContentType.JSON)
                .body(Map.of(field, "en"))
                .post(path);
        Refused.with(response, 400, "UNKNOWN_FIELD", field);
    }

    @Test
    void refusesMissingAndWronglyTypedFieldsByTheirNames() {
        Response missing = posted("{}");
        Refused.with(missing, 400, "MISSING_FIELD", "roundId");
        assertThat(missing.jsonPath().getList("refusals.field"))
                .contains("roundId", "siteId", "occupation", "level", "candidate");
        Map<String, Object> request = new HashMap<>(Scene.request(new Place("r", "s"), Scene.next()));
        request.put("level", "5");
        Refused.with(scene.register(request), 400, "MALFORMED_FIELD", "level");
    }

    @Test
    void speaksTheLanguageThatTheCallerLikesBest() {
        assertThat(detail("en-GB, zh;q=0.5")).contains("nothing at this address");
        assertThat(detail("fr, en;q=0.3, zh-CN;q=0.9")).contains("没有这个地址");
        assertThat(detail("fr")).contains("没有这个地址");
        assertThat(detail("*")).contains("没有这个地址");
        assertThat(detail(";;;")).contains("没有这个地址");
        assertThat(detail("-")).contains("没有这个地址");
    }

    private String detail(String accepted) {
        Response response = web.given().header("Accept-Language", accepted).get("/api/nothing");
        Refused.with(response, 404, "NOT_FOUND");
        return response.jsonPath().getString("detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "Bearer ä", "bearerabc"})
    void wantsAnAccessCodeThatCouldBeOne(String authorization) {
        var request = web.given();
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        Response response = request.get("/api/registrations/0000-0000-0000-0");
        Refused.with(response, 401, "UNAUTHORIZED");
        assertThat(response.headers().getValues("WWW-Authenticate")).isEqualTo(List.of("Bearer realm=\"kaowu\""));
    }

    @Test
    void doesNotMindHowBearerIsWritten() {
        Person person = scene.registered(scene.place());
        for (String scheme : new String[] {"Bearer", "bearer", "BEARER"}) {
            assertThat(web.given()
                            .header("Authorization", scheme + " " + person.accessCode())
                            .get("/api/registrations/" + person.registrationNo())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesAWrongCodeAndAnUnknownNumberAlike() {
        Person person = scene.registered(scene.place());
        Response wrong = look(person.registrationNo(), "AAAAAAAAAAAAAAAAAAAAAA");
        Response unknown = look("0000-0000-0000-1", "AAAAAAAAAAAAAAAAAAAAAA");
        Refused.with(wrong, 404, "UNKNOWN_REGISTRATION", "registrationNo");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.asByteArray()).isEqualTo(wrong.asByteArray());
    }

    @Test
    void locksANumberWhoseCodeIsGuessed() {
        Person person = scene.registered(scene.place());
        for (int i = 0; i < 5; i++) {
            look(person.registrationNo(), "AAAAAAAAAAAAAAAAAAAAAA");
        }
        Response locked = look(person.registrationNo(), person.accessCode());
        Refused.with(locked, 429, "LOCKED", "registrationNo");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(880, 901);
    }

    private Response look(String no, String code) {
        return web.given().header("Authorization", "Bearer " + code).get("/api/registrations/" + no);
    }

    @Test
    void saysNothingOfAFaultButWhereToLook() {
        Person person = scene.registered(scene.place());
        try (var dynamoDb = Tables.client(Servers.running().servers().dynamoDb())) {
            // Nothing is left of the registration but its key.
            dynamoDb.putItem(put -> put.tableName("kaowu-registrations")
                    .item(Map.of("registrationNo", AttributeValue.fromS(person.registrationNo()))));
        }
        Response response = look(person.registrationNo(), person.accessCode());
        Refused.with(response, 500, "FAULT");
        assertThat(response.jsonPath().getString("detail"))
                .contains(response.jsonPath().getString("requestId"));
        assertThat(response.asString()).doesNotContain("Exception", "kaowu.registration");
    }
}
