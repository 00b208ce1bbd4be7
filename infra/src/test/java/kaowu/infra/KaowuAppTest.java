package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class KaowuAppTest {

    @TempDir
    private Path scratch;

    @Test
    void saysWhatIsNotBuilt() throws IOException, InterruptedException {
        var run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "kaowu.infra.KaowuApp");
        run.environment().put("CDK_CONTEXT_JSON", """
                {"functionZip": "/nowhere/function.zip", "apiZip": "/nowhere/api.zip", "formFolder": "/nowhere/form"}""");
        run.environment().put("CDK_OUTDIR", scratch.toString());
        var process = run.start();
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.lines())
                .containsExactly(
                        "There is no /nowhere/function.zip: build it with 'mvn package',"
                                + " or name another with -c functionZip=<file>.",
                        "There is no /nowhere/api.zip: build it with 'mvn package',"
                                + " or name another with -c apiZip=<file>.",
                        "There is no /nowhere/form/index.html: build it with 'mvn package',"
                                + " or name another with -c formFolder=<folder>.");
    }

    @Test
    void theStateCanBeDeployedBeforeTheKeysetsAreKnownAndTheFunctionsCannot() throws IOException {
        var app = Synthesised.app(scratch, Map.of());
        var stacks = KaowuApp.define(app, Settings.from(app.getNode()));
        Annotations.fromStack(stacks.state()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(stacks.functions())
                .hasError(
                        "/functions",
                        Match.stringLikeRegexp(
                                "No value for identityKeyset, identityIndexKeyset, mailHost, mailFrom: .*"));
        Annotations.fromStack(stacks.web())
                .hasError("/web", Match.stringLikeRegexp("No value for formDomain, formCertificate: .*"));
    }

    @Test
    void aDomainAndItsCertificateGoTogetherAndOnlyInChinaTheyMustBeGiven() {
        assertThat(missing("cn-north-1", Map.of())).containsExactly("formDomain", "formCertificate");
        assertThat(missing("ap-southeast-1", Map.of())).isEmpty();
        assertThat(missing("ap-southeast-1", Map.of("formDomain", "baoming.example")))
                .containsExactly("formCertificate");
        assertThat(missing("ap-southeast-1", Map.of("formCertificate", "arn:a")))
                .containsExactly("formDomain");
        assertThat(missing("cn-north-1", Map.of("formDomain", "baoming.example", "formCertificate", "a")))
                .isEmpty();
    }

    @Test
    void ratesAreTakenAsNumbersAndAsText() {
        assertThat(settings(Map.of("apiRate", 50, "signInRate", "5")).web())
                .extracting(Settings.Web::rate, Settings.Web::burst, Settings.Web::signInRate)
                .containsExactly(50, 2000, 5);
        var nonsense = Map.of("apiBurst", "many");
        assertThatThrownBy(() -> settings(nonsense)).hasMessage("apiBurst is no whole number above zero: many");
    }

    @Test
    void materialsAreUploadedFromTheFormsDomainUnlessAnotherOriginIsNamed() {
        assertThat(settings(Map.of("formDomain", "baoming.example")).formOrigin())
                .isEqualTo("https://baoming.example");
        assertThat(settings(Map.of("formDomain", "baoming.example", "formOrigin", "https://other.example"))
                        .formOrigin())
                .isEqualTo("https://other.example");
    }

    @Test
    void whatCdkJsonNamesIsWhatHoldsWithoutIt() throws IOException {
        var context = new ObjectMapper().readTree(Path.of("cdk.json").toFile()).path("context");
        var named = new App(AppProps.builder()
                .context(new ObjectMapper().convertValue(context, new TypeReference<Map<String, Object>>() {}))
                .build());
        assertThat(Settings.from(named.getNode())).isEqualTo(Settings.from(new App().getNode()));
    }

    @Test
    void noTextMessagesAreSentFromChina() {
        assertThat(settings(Map.of("region", "cn-north-1")).notices().bySms()).isFalse();
        assertThat(settings(Map.of("region", "ap-southeast-1")).notices().bySms())
                .isTrue();
    }

    private static List<String> missing(String region, Map<String, String> chosen) {
        Map<String, Object> context = new TreeMap<>(chosen);
        context.put("region", region);
        return settings(context).missingInWeb();
    }

    private static Settings settings(Map<String, ?> context) {
        return Settings.from(new App(AppProps.builder().context(context).build()).getNode());
    }
}
