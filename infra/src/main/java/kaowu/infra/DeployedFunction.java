package kaowu.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** One function in the cloud, with its own log and role; callers use its alias {@code live}. */
final class DeployedFunction extends Construct {

    private final Deployable deployable;
    private final LogGroup log;
    private final Role role;
    private final Function function;
    private final Alias live;

    DeployedFunction(
            Construct scope,
            Deployable deployable,
            Code code,
            Settings settings,
            StateStack state,
            List<PolicyStatement> forTrigger) {
        super(scope, deployable.name());
        this.deployable = deployable;
        var name = settings.prefix() + "-" + deployable.name();
        // The law on cyber security (网络安全法, 21) asks for six months at least, and 180 days may fall short of them.
        log = LogGroup.Builder.create(this, "log")
                .logGroupName("/aws/lambda/" + name)
                .retention(RetentionDays.ONE_YEAR)
                .encryptionKey(state.data())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        var bySms = settings.notices().bySms();
        // Inline, so that the role never exists without them: a stream is only attached to who may read it.
        role = Role.Builder.create(this, "role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(
                        Map.of("needs", Permissions.of(deployable, state, log.getLogGroupArn(), bySms, forTrigger)))
                .build();
        function = Function.Builder.create(this, "function")
                .functionName(name)
                .code(code)
                .handler(deployable.handler())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(deployable.memory())
                .timeout(Duration.seconds(deployable.timeout()))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(Variables.of(this, deployable, settings, state))
                .environmentEncryption(state.data())
                .logGroup(log)
                // In this format the runtime adds the request id to every line.
                .loggingFormat(LoggingFormat.JSON)
                .role(role)
                .build();
        // A snapshot is taken of a version, so whoever called the function itself would wait for a cold start.
        live = Alias.Builder.create(this, "alias")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Annotations.of(function)
                .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias publishes a version.");
        Explained.permissions(role, deployable, bySms);
    }

    Deployable deployable() {
        return deployable;
    }

    String name() {
        return deployable.name();
    }

    LogGroup log() {
        return log;
    }

    Role role() {
        return role;
    }

    Function function() {
        return function;
    }

    Alias live() {
        return live;
    }
}
