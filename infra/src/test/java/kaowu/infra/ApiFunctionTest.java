package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.infra.Synthesised.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiFunctionTest {

    @Test
    void runsItsOwnZipAsTheOthersRunTheirs() {
        var api = api();
        var other = Synthesised.FUNCTIONS.function("register");
        assertThat(api.path("Handler").asText()).isEqualTo("kaowu.api.GatewayHandler::handleRequest");
        assertThat(api.path("Code")).isNotEqualTo(other.path("Code"));
        for (var same : Set.of("Runtime", "Architectures", "SnapStart", "KmsKeyArn")) {
            assertThat(api.path(same)).as(same).isEqualTo(other.path(same)).isNotEqualTo(MissingNode.getInstance());
        }
        assertThat(api.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(api.path("Timeout").asInt()).isGreaterThan(2 * 8).isLessThan(29);
    }

    @Test
    void isCalledThroughItsPublishedVersion() {
        assertThat(Synthesised.WEB.all("AWS::Lambda::Alias")).singleElement().satisfies(alias -> {
            assertThat(alias.path("Name").asText()).isEqualTo("live");
            assertThat(Synthesised.WEB.behind(alias.path("FunctionName"))).isEqualTo(api());
        });
    }

    @Test
    void mayWhatTheFunctionsMayThatItCallsAndNothingElse() {
        assertThat(allowed(Synthesised.WEB, "api"))
                .isNotEmpty()
                .isEqualTo(ApiFunction.CALLS.stream()
                        .flatMap(called -> allowed(Synthesised.FUNCTIONS, called).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void isToldWhatTheFunctionsAreToldThatItCallsAndHowToKnowTheEdge() {
        var told = ApiFunction.CALLS.stream()
                .flatMap(called -> names(Synthesised.FUNCTIONS.function(called)))
                .filter(name -> !name.equals("QUARKUS_FUNQY_EXPORT"))
                .collect(Collectors.toCollection(TreeSet::new));
        told.addAll(Set.of("KAOWU_API_EDGE_SECRET", "KAOWU_API_ADDRESS_HEADER"));
        assertThat(names(api())).containsExactlyInAnyOrderElementsOf(told);
        assertThat(variables(api()).path("KAOWU_API_ADDRESS_HEADER").asText()).isEqualTo("CloudFront-Viewer-Address");
    }

    @Test
    void theSecretOfTheEdgeIsOnlyReferredTo() {
        var secret = variables(api()).path("KAOWU_API_EDGE_SECRET");
        assertThat(secret.toString()).contains("{{resolve:secretsmanager:");
        var made = Synthesised.WEB.all("AWS::SecretsManager::Secret");
        assertThat(made).singleElement().satisfies(one -> {
            assertThat(one.at("/GenerateSecretString/PasswordLength").asInt()).isEqualTo(48);
            assertThat(one.path("KmsKeyId").toString()).contains("data");
        });
        assertThat(Synthesised.WEB.behind(secret.at("/Fn::Join/1/1"))).isEqualTo(made.get(0));
    }

    @ParameterizedTest
    @CsvSource({"errors, Errors, 1", "throttles, Throttles, 1", "slow, Duration, 5000", "faults, 5xx, 1"})
    void isWatchedAsTheOthersAndForItsCallersPatience(String name, String metric, int threshold) {
        var alarm = Synthesised.WEB.named("AWS::CloudWatch::Alarm", "AlarmName", "kaowu-api-" + name);
        assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
        assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanOrEqualToThreshold");
        assertThat(alarm.at("/AlarmActions/0").toString())
                .contains("kaowu-functions:")
                .contains("alarmtopic");
        assertThat(Synthesised.WEB.all("AWS::CloudWatch::Alarm")).hasSize(4);
    }

    @Test
    void whatItCallsMustBeAFunction() {
        assertThatThrownBy(() -> Exported.named("nobody")).hasMessage("no function nobody");
        assertThat(ApiFunction.CALLS).doesNotHaveDuplicates();
    }

    /** What a role allows on what and when, apart from its own log. */
    private static Set<String> allowed(Synthesised stack, String function) {
        return stack.statements(function).stream()
                .filter(statement -> !statement.allows("logs"))
                .flatMap(ApiFunctionTest::each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> each(Statement statement) {
        return statement.actions().stream()
                .flatMap(action -> statement.resources().stream()
                        .map(resource -> String.join(
                                " ",
                                statement.effect(),
                                action,
                                resource,
                                statement.condition().toString())));
    }

    private static JsonNode api() {
        return Synthesised.WEB.function("api");
    }

    private static JsonNode variables(JsonNode function) {
        return function.path("Environment").path("Variables");
    }

    private static Stream<String> names(JsonNode function) {
        Set<String> names = new TreeSet<>();
        variables(function).fieldNames().forEachRemaining(names::add);
        return names.stream();
    }
}
