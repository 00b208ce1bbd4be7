package kaowu.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/** Calls the sweeps at the beginning of every minute. */
final class Timer extends Construct {

    private static final String OFFICE = "Asia/Shanghai";

    private final String prefix;
    private final DeadLetters deadLetters;
    private final CfnScheduleGroup group;
    private final Role role;

    Timer(Construct scope, String prefix, List<DeployedFunction> sweeps, DeadLetters deadLetters) {
        super(scope, "timer");
        this.prefix = prefix;
        this.deadLetters = deadLetters;
        group = CfnScheduleGroup.Builder.create(this, "group").name(prefix).build();
        role = Role.Builder.create(this, "role")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of("StringEquals", Map.of("aws:SourceArn", groupArn())))
                        .build())
                .inlinePolicies(Map.of("call", mayCall(sweeps)))
                .build();
        sweeps.forEach(this::everyMinute);
    }

    private String groupArn() {
        return "arn:%s:scheduler:%s:%s:schedule-group/%s"
                .formatted(Aws.PARTITION, Stack.of(this).getRegion(), Aws.ACCOUNT_ID, prefix);
    }

    private PolicyDocument mayCall(List<DeployedFunction> sweeps) {
        return PolicyDocument.Builder.create()
                .statements(List.of(
                        PolicyStatement.Builder.create()
                                .actions(List.of("lambda:InvokeFunction"))
                                .resources(sweeps.stream()
                                        .map(sweep -> sweep.live().getFunctionArn())
                                        .toList())
                                .build(),
                        PolicyStatement.Builder.create()
                                .actions(List.of("sqs:SendMessage"))
                                .resources(List.of(deadLetters.queue().getQueueArn()))
                                .build()))
                .build();
    }

    private void everyMinute(DeployedFunction sweep) {
        var name = sweep.name();
        // Retries only bridge a hiccup of the call itself; a minute later the next run takes up whatever was left
        // undone.
        CfnSchedule.Builder.create(this, name)
                .name(prefix + "-" + name)
                .groupName(group.getRef())
                .scheduleExpression("cron(* * * * ? *)")
                .scheduleExpressionTimezone(OFFICE)
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(sweep.live().getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input("{}")
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(2)
                                .maximumEventAgeInSeconds(120)
                                .build())
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(deadLetters.queue().getQueueArn())
                                .build())
                        .build())
                .build();
        var failed = CfnEventInvokeConfig.Builder.create(this, name + "-failed")
                .functionName(sweep.function().getFunctionName())
                .qualifier(sweep.live().getAliasName())
                .maximumRetryAttempts(0)
                .maximumEventAgeInSeconds(120)
                .destinationConfig(CfnEventInvokeConfig.DestinationConfigProperty.builder()
                        .onFailure(CfnEventInvokeConfig.OnFailureProperty.builder()
                                .destination(deadLetters.queue().getQueueArn())
                                .build())
                        .build())
                .build();
        // Its qualifier is only a name, which does not tell CloudFormation to make the alias first.
        failed.getNode().addDependency(sweep.live());
    }
}
