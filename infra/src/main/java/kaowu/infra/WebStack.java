package kaowu.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * What candidates reach: the form, and behind it the HTTP API with its function. A stack of its own, in the region of the others:
 * the bucket of the form and the distribution that reads it name each other, so they cannot be parted, and neither is state.
 */
final class WebStack extends Stack {

    WebStack(Construct scope, String id, StackProps props, Settings settings, StateStack state, ITopic alarmTopic) {
        super(scope, id, props);
        Settings.sayWhatIsMissing(this, settings.missing());
        Settings.sayWhatIsMissing(this, settings.missingInWeb());
        var secret = edgeSecret(state);
        var function = new DeployedFunction(
                this,
                new ApiFunction(secret),
                Code.fromAsset(settings.built().apiZip().toString()),
                settings,
                state,
                List.of());
        var api = new Api(this, settings, function, state.data());
        var edge = new Edge(this, settings, api, secret, state.materials());
        new FormFiles(this, settings, edge.files(), state.data());
        var alarms = new Alarms(this, settings.prefix(), alarmTopic);
        alarms.watch(function);
        alarms.watchDuration(function, Duration.seconds(5));
        alarms.watchFaults(api.api());
        say("FormAddress", "The candidates' form", edge.address());
        say("ApiAddress", "The HTTP API", edge.address() + "/api");
        say(
                "Distribution",
                "Where the record of the form's domain points to",
                edge.distribution().getDistributionDomainName());
    }

    private void say(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
    }

    /**
     * Shows the API that a call came through CloudFront, so that nobody who goes past it can say who he is. The templates only
     * refer to it; CloudFormation reads it while it deploys.
     */
    private String edgeSecret(StateStack state) {
        var secret = Secret.Builder.create(this, "edge-secret")
                .description("What CloudFront brings to the API")
                .encryptionKey(state.data())
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(48)
                        .excludePunctuation(true)
                        .build())
                .build();
        Explained.edgeSecret(secret);
        return secret.getSecretValue().unsafeUnwrap();
    }
}
