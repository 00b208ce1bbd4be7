package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API and the files of the form; the distribution before them has a test of its own. */
class WebTemplateTest {

    private static final String STAGE = "AWS::ApiGatewayV2::Stage";

    @Test
    void everyPathOfTheApiLeadsToTheOneFunction() {
        var routes = Synthesised.WEB.all("AWS::ApiGatewayV2::Route");
        assertThat(routes)
                .extracting(route -> route.path("RouteKey").asText())
                .containsExactlyInAnyOrder("ANY /api/{proxy+}", "POST /api/sign-in-codes", "POST /api/sign-ins");
        var integration = Synthesised.WEB.all("AWS::ApiGatewayV2::Integration");
        assertThat(integration).singleElement().satisfies(one -> {
            assertThat(one.path("PayloadFormatVersion").asText()).isEqualTo("2.0");
            assertThat(one.path("IntegrationType").asText()).isEqualTo("AWS_PROXY");
            assertThat(Synthesised.WEB
                            .behind(one.path("IntegrationUri"))
                            .path("Name")
                            .asText())
                    .isEqualTo("live");
        });
        assertThat(Synthesised.WEB.all("AWS::Lambda::Permission"))
                .hasSize(3)
                .allMatch(may -> may.path("Principal").asText().equals("apigateway.amazonaws.com"))
                .allMatch(may -> may.path("SourceArn").toString().contains("/*/*/api/"));
    }

    @Test
    void theWholeApiTakesAThousandCallsASecondAndTwoThousandAtOnce() {
        var limits = stage().path("DefaultRouteSettings");
        assertThat(limits.path("ThrottlingRateLimit").asInt()).isEqualTo(1000);
        assertThat(limits.path("ThrottlingBurstLimit").asInt()).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/sign-in-codes", "POST /api/sign-ins"})
    void whereSomebodyMightGuessItTakesTwentyCallsASecond(String route) {
        var limits = stage().path("RouteSettings").path(route);
        assertThat(limits.path("ThrottlingRateLimit").asInt()).isEqualTo(20);
        assertThat(limits.path("ThrottlingBurstLimit").asInt()).isEqualTo(40);
    }

    @Test
    void theLogNamesTheRouteAndNothingThatLeadsToAPerson() throws IOException {
        var format = stage().path("AccessLogSettings").path("Format").asText();
        var line = new ObjectMapper().readTree(format);
        List<String> variables = new ArrayList<>();
        line.forEach(value -> variables.add(value.asText()));
        assertThat(variables)
                .contains("$context.requestId", "$context.routeKey", "$context.status", "$context.responseLatency")
                .allMatch(variable -> variable.startsWith("$context."))
                .noneMatch(variable ->
                        variable.matches(".*(path|Path|query|identity|authorizer|header|domain|message).*"));
        assertThat(line.size()).isEqualTo(variables.size()).isEqualTo(10);
    }

    @Test
    void theLogIsKeptForAYearUnderOurKey() {
        var log = Synthesised.WEB.behind(stage().path("AccessLogSettings").path("DestinationArn"));
        assertThat(log.path("LogGroupName").asText()).isEqualTo("/aws/vendedlogs/kaowu-api");
        assertThat(log.path("RetentionInDays").asInt()).isEqualTo(365);
        assertThat(log.path("KmsKeyId").toString()).contains("kaowu-state:").contains("data");
        assertThat(Synthesised.STATE.all("AWS::KMS::Key"))
                .anyMatch(key -> key.path("KeyPolicy").toString().contains(":log-group:/aws/vendedlogs/kaowu-*"));
    }

    @Test
    void theBucketsOfTheFormAreClosedToThePublicEncryptedAndReadOverTls() {
        assertThat(Synthesised.WEB.all("AWS::S3::Bucket")).hasSize(2).allSatisfy(bucket -> {
            assertThat(bucket.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
            assertThat(bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration/0"
                                    + "/ServerSideEncryptionByDefault/SSEAlgorithm")
                            .asText())
                    .isEqualTo("AES256");
        });
        assertThat(Synthesised.WEB.all("AWS::S3::BucketPolicy"))
                .hasSize(2)
                .allMatch(policy -> policy.toString().contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
    }

    @Test
    void assetsAreKeptForGoodAndThePageIsAskedForAnew() {
        var copies = Synthesised.WEB.all("Custom::CDKBucketDeployment");
        assertThat(copies).hasSize(2);
        var assets =
                copies.stream().filter(copy -> copy.has("Include")).findFirst().orElseThrow();
        assertThat(assets.at("/Include/0").asText()).isEqualTo("assets/*");
        assertThat(assets.at("/Exclude/0").asText()).isEqualTo("*");
        assertThat(assets.path("Prune").asBoolean()).isFalse();
        assertThat(assets.at("/SystemMetadata/cache-control").asText())
                .isEqualTo("public, max-age=31536000, immutable");
        var page =
                copies.stream().filter(copy -> !copy.has("Include")).findFirst().orElseThrow();
        assertThat(page.at("/Exclude/0").asText()).isEqualTo("assets/*");
        assertThat(page.at("/SystemMetadata/cache-control").asText()).isEqualTo("no-cache");
    }

    @Test
    void tellsWhereFormAndApiAre() {
        assertThat(Synthesised.WEB.output("FormAddress").asText()).isEqualTo("https://kaowu.example");
        assertThat(Synthesised.WEB.output("ApiAddress").asText()).isEqualTo("https://kaowu.example/api");
        assertThat(Synthesised.WEB.output("Distribution").toString()).contains("DomainName");
    }

    private static JsonNode stage() {
        return Synthesised.WEB.named(STAGE, "StageName", "$default");
    }
}
