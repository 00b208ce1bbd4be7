package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void saysThatThereIsNoFunctionZip() throws IOException, InterruptedException {
        var run = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "kaowu.infra.KaowuApp");
        run.environment().put("CDK_CONTEXT_JSON", "{\"functionZip\":\"/nowhere/function.zip\"}");
        run.environment().put("CDK_OUTDIR", scratch.toString());
        var process = run.start();
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.strip())
                .isEqualTo("There is no /nowhere/function.zip: build it with 'mvn package',"
                        + " or name another with -c functionZip=<file>.");
    }

    @Test
    void theStateCanBeDeployedBeforeTheKeysetsAreKnownAndTheFunctionsCannot() throws IOException {
        var app = new App(AppProps.builder()
                .outdir(scratch.resolve("cdk.out").toString())
                .context(Map.of("functionZip", standIn().toString()))
                .build());
        var stacks = KaowuApp.define(app, Settings.from(app.getNode()));
        Annotations.fromStack(stacks.state()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(stacks.functions())
                .hasError(
                        "/functions",
                        Match.stringLikeRegexp(
                                "No value for identityKeyset, identityIndexKeyset, mailHost, mailFrom: .*"));
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
        assertThat(Settings.from(in("cn-north-1").getNode()).notices().bySms()).isFalse();
        assertThat(Settings.from(in("ap-southeast-1").getNode()).notices().bySms())
                .isTrue();
    }

    private static App in(String region) {
        return new App(AppProps.builder().context(Map.of("region", region)).build());
    }

    private Path standIn() throws IOException {
        return Files.writeString(scratch.resolve("function.zip"), "no function");
    }
}
