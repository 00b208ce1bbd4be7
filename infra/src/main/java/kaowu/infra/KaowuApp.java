package kaowu.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** The app that {@code cdk} runs: the state first, then the functions that work on it. */
public final class KaowuApp {

    private KaowuApp() {}

    public static void main(String[] args) {
        var app = new App();
        var region = System.getenv("CDK_DEFAULT_REGION");
        if (region != null && app.getNode().tryGetContext("region") == null) {
            app.getNode().setContext("region", region);
        }
        var settings = Settings.from(app.getNode());
        if (!Files.isRegularFile(settings.functionZip())) {
            System.err.println(without(settings.functionZip()));
            System.exit(1);
        }
        define(app, settings);
        app.synth();
    }

    static String without(Path functionZip) {
        return "There is no " + functionZip.toAbsolutePath().normalize()
                + ": build it with 'mvn package', or name another with -c functionZip=<file>.";
    }

    /** The two stacks of the app. */
    record Stacks(StateStack state, FunctionsStack functions) {}

    static Stacks define(App app, Settings settings) {
        choose(app);
        var state = new StateStack(app, "state", props("state", settings), settings);
        return new Stacks(state, new FunctionsStack(app, "functions", props("functions", settings), settings, state));
    }

    /** Choices that the CDK leaves open. Here and not in cdk.json, so that they also hold where no command line reads it. */
    private static void choose(App app) {
        // Otherwise S3 would write the access log by an access list, which a bucket with an enforced owner does not
        // take.
        app.getNode().setContext("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);
        // What a function refers to cannot be removed from the state.
        app.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
    }

    private static StackProps props(String stack, Settings settings) {
        return StackProps.builder()
                .stackName(settings.prefix() + "-" + stack)
                .env(Environment.builder().region(settings.region()).build())
                .build();
    }
}
