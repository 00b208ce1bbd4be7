package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.api.Web.Person;
import kaowu.servers.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming back by phone, and being told when dates are set. */
@QuarkusTest
@WithTestResource(Servers.class)
class SignInAndFollowTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void letsACandidateInByPhone() {
        int number = Scene.next();
        Person person = scene.registered(scene.place(), number);
        String phone = People.phone(number);
        Response sent = web.post("/api/sign-in-codes", Map.of("phone", phone));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
        Refused.with(web.post("/api/sign-ins", Map.of("phone", phone, "code", "x")), 422, "CODE_WRONG", "code");
        Response in = web.post("/api/sign-ins", Map.of("phone", phone, "code", codeFor(phone)));
        assertThat(in.statusCode()).as(in.asString()).isEqualTo(200);
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(in.jsonPath().getList("registrations.registrationNo")).isEqualTo(List.of(person.registrationNo()));
        Person again = new Person(person.registrationNo(), in.jsonPath().getString("registrations[0].accessCode"));
        assertThat(web.as(again)
                        .get("/api/registrations/" + again.registrationNo())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void doesNotTellWhetherAPhoneIsKnownAndSendsNoTwoCodesAtOnce() {
        int number = Scene.next();
        scene.registered(scene.place(), number);
        Response known = web.post("/api/sign-in-codes", Map.of("phone", People.phone(number)));
        Response unknown = web.post("/api/sign-in-codes", Map.of("phone", People.phone(Scene.next())));
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        Response twice = web.post("/api/sign-in-codes", Map.of("phone", People.phone(number)));
        Refused.with(twice, 429, "TOO_MANY_REQUESTS", "phone");
        assertThat(Integer.parseInt(twice.header("Retry-After"))).isPositive();
        Refused.with(web.post("/api/sign-in-codes", Map.of("phone", "12")), 422, "PHONE_INVALID", "phone");
    }

    private static String codeFor(String phone) {
        return Servers.running().sms().taken().stream()
                .filter(message -> message.to().endsWith(phone))
                .map(message -> Pattern.compile("\\b[0-9]{6}\\b").matcher(message.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void letsSomebodyFollowAnOccupationAndLeaveAgain() {
        String occupation = "职业" + Scene.next();
        scene.publish("plan-" + Scene.next(), Scene.DEADLINE, List.of(Scene.OCCUPATION), List.of(occupation));
        Response followed =
                web.post("/api/occupations/" + occupation + "/followers", Map.of("email", "guanzhu@example.com"));
        assertThat(followed.statusCode()).as(followed.asString()).isEqualTo(201);
        assertThat(followed.jsonPath().getString("occupation")).isEqualTo(occupation);
        assertThat(followed.asString()).doesNotContain("guanzhu@example.com");
        String path = "/api/followers/" + followed.jsonPath().getString("token");
        assertThat(web.given().delete(path).statusCode()).isEqualTo(204);
        Refused.with(web.given().delete(path), 404, "UNKNOWN_FOLLOWER");
    }

    @Test
    void refusesAFollowerWhoCannotBeToldOrHasNothingToWaitFor() {
        String occupation = "职业" + Scene.next();
        scene.publish("plan-" + Scene.next(), Scene.DEADLINE, List.of(Scene.OCCUPATION), List.of(occupation));
        String path = "/api/occupations/" + occupation + "/followers";
        Refused.with(web.post(path, Map.of()), 422, "CONTACT_REQUIRED");
        Refused.with(web.post(path, Map.of("email", "nobody")), 422, "EMAIL_INVALID", "email");
        Refused.with(
                web.post("/api/occupations/" + Scene.OCCUPATION + "/followers", Map.of("email", "a@example.com")),
                409,
                "ALREADY_ANNOUNCED");
        Refused.with(
                web.post("/api/occupations/宇航员/followers", Map.of("email", "a@example.com")),
                404,
                "UNKNOWN_OCCUPATION");
    }
}
