package kaowu.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the API as a browser does: through the mock of an API Gateway, which makes events of what it is asked. */
@ApplicationScoped
class Web {

    private static final String EVENT_SERVER = "quarkus-internal.aws-lambda.test-api";

    private final ObjectMapper json;

    Web(ObjectMapper json) {
        this.json = json;
    }

    RequestSpecification given() {
        String server = ConfigProvider.getConfig().getValue(EVENT_SERVER, String.class);
        return RestAssured.given().baseUri("http://" + server.substring(0, server.indexOf('/')));
    }

    Response get(String path, Object... parameters) {
        return given().get(path, parameters);
    }

    RequestSpecification as(Person person) {
        return given().header("Authorization", "Bearer " + person.accessCode());
    }

    Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    JsonNode body(Response response) {
        try {
            return json.readTree(response.asByteArray());
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What registering handed out. */
    record Person(String registrationNo, String accessCode) {}
}
