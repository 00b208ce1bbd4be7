package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kaowu.api.Scene.Place;
import kaowu.api.Web.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a candidate does, from registering to withdrawing, and why it is refused. */
@QuarkusTest
@WithTestResource(Servers.class)
class RegistrationTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void registersAndSaysWhereTheRegistrationIs() {
        Place place = scene.place();
        Response response = scene.register(Scene.request(place, Scene.next()));
        assertThat(response.statusCode()).isEqualTo(201);
        String no = response.jsonPath().getString("registrationNo");
        assertThat(response.header("Location")).isEqualTo("/api/registrations/" + no);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.jsonPath().getString("closesAt")).isEqualTo("2020-05-30T00:00:00+08:00");
        assertThat(response.jsonPath().getList("missing")).hasSize(4);
        Response seen = web.as(Scene.person(response)).get(response.header("Location"));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
        assertThat(seen.jsonPath().getString("registration.registrationNo")).isEqualTo(no);
        assertThat(seen.jsonPath().getString("registration.candidate.name")).isEqualTo("测**生");
        assertThat(seen.jsonPath().getString("registration.calendarKey")).hasSize(22);
    }

    @Test
    void answersARepetitionUnderTheSameKeyAlikeAndRefusesAnotherRequestUnderIt() {
        Place place = scene.place();
        Map<String, Object> request = Scene.request(place, Scene.next());
        String key = "key-" + Scene.next() + ",with a comma".replace(' ', '_');
        Response first = withKey(key, request);
        Response second = withKey(key, request);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        Refused.with(
                withKey(key, Scene.request(place, Scene.next())), 422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a key", "256", "1001", "5000"})
    void refusesAKeyOfOtherSignsOrAboveItsLengthByTheNameOfItsHeader(String key) {
        String sent = key.matches("[0-9]+") ? "k".repeat(Integer.parseInt(key)) : key;
        Response refused = withKey(sent, Scene.request(scene.place(), Scene.next()));
        Refused.with(refused, 400, "IDEMPOTENCY_KEY_INVALID", "Idempotency-Key");
        assertThat(refused.jsonPath().getList("refusals")).hasSize(1);
    }

    private Response withKey(String key, Map<String, Object> request) {
        return web.given()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(request)
                .post("/api/registrations");
    }

    @Test
    void doesNotTellWhetherTheDocumentIsRegisteredOrHasAnotherExam() {
        Place place = scene.place();
        Place other = scene.place();
        int number = Scene.next();
        scene.registered(place, number);
        Response registered = scene.register(Scene.request(place, number));
        Response sameDay = scene.register(Scene.request(other, number));
        Refused.with(registered, 422, "DOCUMENT_NOT_FREE", "candidate.documentNo");
        assertThat(sameDay.statusCode()).isEqualTo(422);
        assertThat(sameDay.asString()).isEqualTo(registered.asString());
        assertThat(sameDay.headers().asList().stream().map(header -> header.getName() + header.getValue()))
                .containsExactlyInAnyOrderElementsOf(registered.headers().asList().stream()
                        .map(header -> header.getName() + header.getValue())
                        .toList());
    }

    @Test
    void refusesWrongValuesWithTheirFields() {
        Map<String, Object> request = Scene.request(scene.place(), Scene.next());
        request.put(
                "candidate",
                Map.of(
                        "name",
                        "测试考生",
                        "documentType",
                        "RESIDENT_ID",
                        "documentNo",
                        "510104199001019014",
                        "phone",
                        "12"));
        Response response = scene.register(request);
        Refused.with(response, 422, "ID_CHECK_DIGIT", "candidate.documentNo");
        assertThat(response.jsonPath().getList("refusals.code")).contains("PHONE_INVALID");
        assertThat(response.asString()).doesNotContain("510104199001019014", "测试考生");
    }

    @Test
    void refusesWhatIsNotPossibleAtPresent() {
        Place full = scene.place(Scene.DEADLINE, 1);
        scene.registered(full);
        Refused.with(scene.register(Scene.request(full, Scene.next())), 409, "FULL");
        Place place = scene.place();
        Map<String, Object> elsewhere = Scene.request(place, Scene.next());
        elsewhere.put("siteId", full.siteId());
        Refused.with(scene.register(elsewhere), 409, "INTAKE_NOT_OPEN");
        clock.set("2020-05-30T00:00:00+08:00");
        Refused.with(scene.register(Scene.request(place, Scene.next())), 409, "CLOSED");
    }

    @Test
    void takesAMaterialOver() {
        Person person = scene.registered(scene.place());
        String path = "/api/registrations/" + person.registrationNo() + "/materials/ID_PHOTO";
        Response announced = announce(person, path, 3000);
        assertThat(announced.statusCode()).isEqualTo(200);
        Refused.with(web.as(person).post(path + "/confirmation"), 409, "NOT_UPLOADED", "kind");
        byte[] photo = new byte[3000];
        Arrays.fill(photo, (byte) 7);
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        System.arraycopy(head, 0, photo, 0, head.length);
        RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("image/jpeg")
                .body(photo)
                .put(announced.jsonPath().getString("upload.url"))
                .then()
                .statusCode(200);
        Response confirmed = web.as(person).post(path + "/confirmation");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.jsonPath().getList("missing"))
                .isEqualTo(List.of("APPLICATION_FORM", "ID_COPY", "WORK_PROOF"));
    }

    @Test
    void refusesAMaterialThatCannotBeOne() {
        Person person = scene.registered(scene.place());
        String path = "/api/registrations/" + person.registrationNo() + "/materials/";
        Refused.with(announce(person, path + "ID_PHOTO", 1), 422, "SIZE_OUT_OF_BOUNDS", "size");
        Refused.with(announce(person, path + "DIPLOMA", 3000), 422, "KIND_NOT_REQUIRED", "kind");
        Refused.with(web.as(person).post(path + "ID_COPY/confirmation"), 409, "NOT_ANNOUNCED", "kind");
    }

    private Response announce(Person person, String path, int size) {
        return web.as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("fileName", "证件照.jpg", "contentType", "image/jpeg", "size", size))
                .put(path);
    }

    @Test
    void withdrawsOnceWithOrWithoutAReason() {
        Place place = scene.place();
        Person silent = scene.registered(place);
        Person talking = scene.registered(place);
        Response withdrawn =
                web.as(silent).noContentType().post("/api/registrations/" + silent.registrationNo() + "/withdrawal");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.jsonPath().getString("registration.state")).isEqualTo("WITHDRAWN");
        Response why = web.as(talking)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "时间冲突"))
                .post("/api/registrations/" + talking.registrationNo() + "/withdrawal");
        assertThat(why.jsonPath().getString("registration.withdrawReason")).isEqualTo("时间冲突");
        Refused.with(
                web.as(talking).noContentType().post("/api/registrations/" + talking.registrationNo() + "/withdrawal"),
                409,
                "WITHDRAWN");
    }
}
