package kaowu.infra;

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
        define(app);
        app.synth();
    }

    static StateStack define(App app) {
        var settings = Settings.from(app.getNode());
        return new StateStack(
                app,
                "state",
                StackProps.builder()
                        .stackName(settings.prefix() + "-state")
                        .env(Environment.builder().region(settings.region()).build())
                        .build(),
                settings);
    }
}
