package kaowu.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** Holds both stacks against the rules of AWS Solutions. */
class NagTest {

    @TempDir
    private static Path scratch;

    private static List<Stack> stacks = List.of();

    @BeforeAll
    static void synthesise() throws IOException {
        var app = new App(
                AppProps.builder().outdir(scratch.resolve("cdk.out").toString()).build());
        var defined = KaowuApp.define(
                app, Settings.unknown(Files.writeString(scratch.resolve("function.zip"), "no function")));
        stacks = List.of(defined.state(), defined.functions());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        app.synth();
    }

    @Test
    void nothingIsLeftThatIsNotExplained() {
        for (var stack : stacks) {
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
