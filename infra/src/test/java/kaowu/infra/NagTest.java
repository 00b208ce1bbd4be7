package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.sqs.Queue;

/** Holds all stacks, in China and elsewhere, against the rules of AWS Solutions. */
class NagTest {

    @TempDir
    private static Path scratch;

    private static final List<Stack> STACKS = new ArrayList<>();

    @BeforeAll
    static void synthesise() throws IOException {
        var unknown = new App(
                AppProps.builder().outdir(scratch.resolve("cdk.out").toString()).build());
        check(unknown, Settings.unknown(Built.standIns(scratch)));
        var elsewhere = Synthesised.app(
                scratch.resolve("elsewhere"),
                Map.of(
                        "region", "ap-southeast-1",
                        "identityKeyset", "a",
                        "identityIndexKeyset", "b",
                        "mailHost", "smtp.example",
                        "mailFrom", "kaowu@example.com"));
        check(elsewhere, Settings.from(elsewhere.getNode()));
    }

    private static void check(App app, Settings settings) {
        var defined = KaowuApp.define(app, settings);
        STACKS.addAll(List.of(defined.state(), defined.functions(), defined.web()));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        app.synth();
    }

    @Test
    void nothingIsLeftThatIsNotExplained() {
        assertThat(STACKS).hasSize(6);
        for (var stack : STACKS) {
            var annotations = Annotations.fromStack(stack);
            annotations.hasNoError("*", Match.anyValue());
            annotations.hasNoWarning("*", Match.anyValue());
        }
    }

    @Test
    void theRulesAreAwake() {
        var app = new App();
        var careless = new Stack(app, "careless");
        Queue.Builder.create(careless, "queue").build();
        Aspects.of(app).add(new AwsSolutionsChecks());
        Annotations.fromStack(careless).hasError("*", Match.stringLikeRegexp("AwsSolutions-SQS3.*"));
    }
}
