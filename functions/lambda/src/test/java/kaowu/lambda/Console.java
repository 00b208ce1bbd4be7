package kaowu.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.lambda.FunqyLambdaBindingRecorder;
import io.quarkus.funqy.lambda.config.FunqyAmazonBuildTimeConfig;
import io.quarkus.funqy.lambda.config.FunqyAmazonConfig;
import io.quarkus.funqy.runtime.FunqyConfig;
import io.quarkus.runtime.RuntimeValue;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Invokes a function through Funqy's event server, as a console would. The application is started once: before each call Funqy
 * takes the step again by which it chooses, when a Lambda function starts, the one that it exports.
 */
@ApplicationScoped
class Console {

    private static final String EVENT_SERVER = "quarkus-internal.aws-lambda.test-api";

    private final ObjectMapper json;

    Console(ObjectMapper json) {
        this.json = json;
    }

    /** The reply of a function that does not fail. */
    JsonNode call(String function, String payload) {
        Response response = post(function, payload);
        if (response.statusCode() != 200) {
            throw new AssertionError(function + " failed: " + response.asString());
        }
        return read(response.asString());
    }

    Response post(String function, String payload) {
        export(function);
        String server = ConfigProvider.getConfig().getValue(EVENT_SERVER, String.class);
        return RestAssured.given()
                .contentType("application/json")
                .body(payload)
                .post("http://" + server.substring(0, server.indexOf('/')));
    }

    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private static void export(String function) {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        FunqyConfig export = () -> Optional.of(function);
        new FunqyLambdaBindingRecorder(
                        new RuntimeValue<>(export),
                        config.getConfigMapping(FunqyAmazonBuildTimeConfig.class),
                        new RuntimeValue<>(config.getConfigMapping(FunqyAmazonConfig.class)))
                .chooseInvoker();
    }
}
