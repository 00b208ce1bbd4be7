package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaowu.api.Scene.Place;
import kaowu.api.Web.Person;
import kaowu.servers.Operations;
import kaowu.servers.People;
import kaowu.servers.Templates;
import org.junit.jupiter.api.Test;

/** The API asks no more of DynamoDB than its role in the infrastructure lets it. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(PermissionsTest.Watched.class)
class PermissionsTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    public static class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.dynamodb.interceptors",
                    Operations.class.getName(),
                    // Where it is found: Quarkus only knows the classes of what it has indexed.
                    "quarkus.index-dependency.servers.group-id",
                    "kaowu",
                    "quarkus.index-dependency.servers.artifact-id",
                    "kaowu-servers");
        }
    }

    @Test
    void asksNoMoreThanItsRoleAllows() {
        scene.begin();
        Place place = scene.place();
        int number = Scene.next();
        Operations.seen();
        askForEverything(place, number);
        Set<String> asked = Operations.seen();
        assertThat(asked).contains("rounds Scan", "registrations GetItem", "registrations PutItem");
        assertThat(asked).isSubsetOf(allowed());
    }

    private void askForEverything(Place place, int number) {
        for (String path : List.of(
                "/api/rounds?region=" + Scene.regionOf(place.siteId()),
                "/api/rounds/" + place.roundId(),
                "/api/rounds/" + place.roundId() + "/sites",
                "/api/sites",
                "/api/occupations",
                "/api/occupations/育婴员/calendar.ics",
                "/api/materials")) {
            web.get(path).then().statusCode(200);
        }
        Person person = scene.registered(place, number);
        String own = "/api/registrations/" + person.registrationNo();
        String key = web.as(person).get(own).jsonPath().getString("registration.calendarKey");
        web.get(own + "/calendar.ics?key=" + key).then().statusCode(200);
        web.as(person).get(own + "/calendar.ics").then().statusCode(200);
        web.as(person)
                .contentType(ContentType.JSON)
                .body(Map.of("fileName", "a.jpg", "contentType", "image/jpeg", "size", 3000))
                .put(own + "/materials/ID_PHOTO")
                .then()
                .statusCode(200);
        web.as(person)
                .noContentType()
                .post(own + "/materials/ID_PHOTO/confirmation")
                .then()
                .statusCode(409);
        web.as(person).noContentType().post(own + "/withdrawal").then().statusCode(200);
        web.as(new Person("", "wrong")).get(own).then().statusCode(404);
        web.post("/api/sign-in-codes", Map.of("phone", People.phone(number)))
                .then()
                .statusCode(202);
        web.post("/api/sign-ins", Map.of("phone", People.phone(number), "code", "x"))
                .then()
                .statusCode(422);
        web.post("/api/occupations/育婴员/followers", Map.of("email", "a@example.com"))
                .then()
                .statusCode(409);
        web.given().delete("/api/followers/abc").then().statusCode(404);
    }

    private static Set<String> allowed() {
        JsonNode resources = Templates.of("web").path("Resources");
        JsonNode api = resources
                .valueStream()
                .map(resource -> resource.path("Properties"))
                .filter(function -> function.path("FunctionName").asText().equals("kaowu-api"))
                .findFirst()
                .orElseThrow();
        return Operations.allowed(resources, api);
    }
}
