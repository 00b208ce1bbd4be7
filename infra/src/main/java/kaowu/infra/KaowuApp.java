package kaowu.infra;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** The app that {@code cdk} runs: the state first, then the functions that work on it, then what candidates see of both. */
public final class KaowuApp {

    private KaowuApp() {}

    public static void main(String[] args) {
        var app = new App();
        var region = System.getenv("CDK_DEFAULT_REGION");
        if (region != null && app.getNode().tryGetContext("region") == null) {
            app.getNode().setContext("region", region);
        }
        var settings = Settings.from(app.getNode());
        var missing = settings.built().missing();
        if (!missing.isEmpty()) {
            missing.forEach(System.err::println);
            System.exit(1);
        }
        define(app, settings);
        app.synth();
    }

    /** The three stacks of the app. */
    record Stacks(StateStack state, FunctionsStack functions, WebStack web) {}

    static Stacks define(App app, Settings settings) {
        choose(app);
        var state = new StateStack(app, "state", props("state", settings), settings);
        var functions = new FunctionsStack(app, "functions", props("functions", settings), settings, state);
        var web = new WebStack(app, "web", props("web", settings), settings, state, functions.alarmTopic());
        return new Stacks(state, functions, web);
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
