package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTemplateTest {

    static List<Exported> functions() {
        return Exported.ALL;
    }

    @Test
    void everyExportedFunctionIsDeployedOnce() {
        assertThat(Synthesised.FUNCTIONS.all("AWS::Lambda::Function"))
                .extracting(function -> function.path("FunctionName").asText())
                .containsExactlyInAnyOrder(
                        "kaowu-importNotice",
                        "kaowu-explainWindow",
                        "kaowu-publishPlan",
                        "kaowu-listRounds",
                        "kaowu-registerSite",
                        "kaowu-acceptSite",
                        "kaowu-viewSite",
                        "kaowu-listSites",
                        "kaowu-openIntake",
                        "kaowu-suspendSite",
                        "kaowu-rectifySite",
                        "kaowu-inspectSite",
                        "kaowu-resumeSite",
                        "kaowu-fileForApproval",
                        "kaowu-decideFiling",
                        "kaowu-listFilings",
                        "kaowu-listIntakes",
                        "kaowu-listRegistrations",
                        "kaowu-listOccupations",
                        "kaowu-follow",
                        "kaowu-unfollow",
                        "kaowu-register",
                        "kaowu-submitMaterial",
                        "kaowu-confirmMaterial",
                        "kaowu-lookUp",
                        "kaowu-withdraw",
                        "kaowu-chooseExam",
                        "kaowu-sendSignInCode",
                        "kaowu-signIn",
                        "kaowu-reinstate",
                        "kaowu-answerMove",
                        "kaowu-moveRegistration",
                        "kaowu-moveCandidates",
                        "kaowu-postponeRound",
                        "kaowu-agenda",
                        "kaowu-closeRounds",
                        "kaowu-remind",
                        "kaowu-cascade",
                        "kaowu-deliverNotices",
                        "kaowu-settleClosed",
                        "kaowu-deliverQueued");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionRunsTheSameZipAsItself(Exported exported) {
        var function = Synthesised.FUNCTIONS.function(exported.name());
        assertThat(function.path("Handler").asText()).isEqualTo("kaowu.lambda.FunctionHandler::handleRequest");
        assertThat(variables(function).path("QUARKUS_FUNQY_EXPORT").asText()).isEqualTo(exported.name());
        assertThat(function.path("Runtime").asText()).isEqualTo("java25");
        assertThat(function.path("Architectures")).map(JsonNode::asText).containsExactly("arm64");
        assertThat(function.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.path("MemorySize").asInt()).isEqualTo(exported.memory());
        assertThat(function.path("Code"))
                .isEqualTo(Synthesised.FUNCTIONS.function("register").path("Code"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionHasItsLogForAYearAndOurKeyOnLogAndEnvironment(Exported exported) {
        var function = Synthesised.FUNCTIONS.function(exported.name());
        var log = Synthesised.FUNCTIONS.behind(function.path("LoggingConfig").path("LogGroup"));
        assertThat(log.path("LogGroupName").asText()).isEqualTo("/aws/lambda/kaowu-" + exported.name());
        assertThat(log.path("RetentionInDays").asInt()).isEqualTo(365);
        assertThat(function.path("LoggingConfig").path("LogFormat").asText()).isEqualTo("JSON");
        assertThat(log.path("KmsKeyId").toString()).contains("kaowu-state:").contains("data");
        assertThat(function.path("KmsKeyArn")).isEqualTo(log.path("KmsKeyId"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionIsCalledThroughItsPublishedVersion(Exported exported) {
        var live = Synthesised.FUNCTIONS.all("AWS::Lambda::Alias").stream()
                .filter(alias -> Synthesised.FUNCTIONS
                        .behind(alias.path("FunctionName"))
                        .equals(Synthesised.FUNCTIONS.function(exported.name())))
                .toList();
        assertThat(live).singleElement().satisfies(alias -> {
            assertThat(alias.path("Name").asText()).isEqualTo("live");
            assertThat(Synthesised.FUNCTIONS
                            .behind(alias.path("FunctionVersion"))
                            .path("FunctionName"))
                    .isEqualTo(alias.path("FunctionName"));
        });
    }

    @Test
    void callsOutlastTheRetriesOfATransactionAndNothingOutlastsALostNotice() {
        for (var function : Exported.ALL) {
            var timeout = Synthesised.FUNCTIONS
                    .function(function.name())
                    .path("Timeout")
                    .asInt();
            assertThat(timeout).as(function.name()).isGreaterThan(2 * 8).isLessThan(20 * 60);
        }
    }

    @Test
    void theEnvironmentNamesOnlyWhatTheFunctionUses() {
        assertThat(names("importNotice")).containsExactly("QUARKUS_FUNQY_EXPORT");
        assertThat(names("listRounds")).containsExactly("KAOWU_TABLES_ROUNDS", "QUARKUS_FUNQY_EXPORT");
        assertThat(names("confirmMaterial"))
                .containsExactly(
                        "KAOWU_MATERIALS_BUCKET",
                        "KAOWU_TABLES_ATTEMPTS",
                        "KAOWU_TABLES_INTAKES",
                        "KAOWU_TABLES_REGISTRATIONS",
                        "KAOWU_TABLES_ROUNDS",
                        "QUARKUS_FUNQY_EXPORT");
        assertThat(names("lookUp"))
                .containsExactly(
                        "KAOWU_IDENTITY_INDEX_KEYSET",
                        "KAOWU_IDENTITY_KEYSET",
                        "KAOWU_IDENTITY_KMS_KEY",
                        "KAOWU_TABLES_ATTEMPTS",
                        "KAOWU_TABLES_REGISTRATIONS",
                        "KAOWU_TABLES_ROUNDS",
                        "QUARKUS_FUNQY_EXPORT");
        assertThat(names("deliverNotices")).isEqualTo(names("deliverQueued")).contains("KAOWU_MAIL_HOST");
    }

    @Test
    void theMailPasswordIsOnlyReferredTo() {
        var password = variables(Synthesised.FUNCTIONS.function("deliverNotices"))
                .path("KAOWU_MAIL_PASSWORD")
                .toString();
        assertThat(password)
                .contains("{{resolve:secretsmanager:")
                .contains(":secret:kaowu/mail:SecretString:password::}}");
    }

    private static List<String> names(String function) {
        List<String> names = new ArrayList<>();
        variables(Synthesised.FUNCTIONS.function(function)).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode variables(JsonNode function) {
        return function.path("Environment").path("Variables");
    }
}
