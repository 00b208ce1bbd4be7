package kaowu.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What a function's role allows: its log, its keys, what it needs, and nothing that another function needs. */
final class Permissions {

    private final Deployable function;
    private final StateStack state;
    private final List<PolicyStatement> statements = new ArrayList<>();

    private Permissions(Deployable function, StateStack state) {
        this.function = function;
        this.state = state;
    }

    static PolicyDocument of(
            Deployable function, StateStack state, String log, boolean bySms, List<PolicyStatement> forTrigger) {
        var permissions = new Permissions(function, state);
        permissions.allow(log, "logs:CreateLogStream", "logs:PutLogEvents");
        permissions.dataKey();
        function.needs().forEach(need -> permissions.add(need, bySms));
        permissions.statements.addAll(forTrigger);
        return PolicyDocument.Builder.create()
                .statements(permissions.statements)
                .build();
    }

    /** What a function needs because of what calls it. Somebody who waits for the answer asks for nothing. */
    static List<PolicyStatement> forTrigger(Trigger trigger, StateStack state, String deadLetters) {
        List<PolicyStatement> statements = new ArrayList<>();
        if (trigger instanceof Trigger.StreamOf stream) {
            var table = state.table(stream.table());
            statements.add(statement(
                    String.valueOf(table.getTableStreamArn()),
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator"));
            // Lambda looks for the stream by its table before it knows the stream's own name.
            statements.add(statement(table.getTableArn() + "/stream/*", "dynamodb:ListStreams"));
        }
        if (!(trigger instanceof Trigger.Call)) {
            statements.add(statement(deadLetters, "sqs:SendMessage"));
        }
        return statements;
    }

    private void add(Need need, boolean bySms) {
        if (need instanceof Need.OnTable on) {
            allow(
                    state.table(on.table()).getTableArn(),
                    on.operations().stream().map(Need.Operation::action).toArray(String[]::new));
        } else if (need instanceof Need.OnIndex on) {
            allow(state.table(on.table()).getTableArn() + "/index/" + on.index(), Need.Operation.QUERY.action());
        } else if (need == Need.Means.IDENTITY) {
            allow(state.identity().getKeyArn(), "kms:Decrypt");
        } else if (need == Need.Means.UPLOADS) {
            allow(incoming(), "s3:PutObject");
            dataKeyThrough("s3");
        } else if (need == Need.Means.MATERIALS) {
            allow(incoming(), "s3:GetObject");
            allow(state.materials().arnForObjects("materials/*"), "s3:PutObject", "s3:PutObjectTagging");
            // Without it S3 answers 403 to a HEAD of what is not there, which the code takes for a fault. It cannot be
            // narrowed to a prefix: a HEAD has none, so the condition would not hold.
            allow(state.materials().getBucketArn(), "s3:ListBucket");
            dataKeyThrough("s3");
        } else if (need == Need.Means.CHANNELS && bySms) {
            textMessages();
        }
    }

    private String incoming() {
        return state.materials().arnForObjects("incoming/*");
    }

    /** A phone number has no ARN, so SNS asks for all resources; what has an ARN, the topics, is taken out again. */
    private void textMessages() {
        allow("*", "sns:Publish");
        statements.add(PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(List.of("sns:Publish"))
                .resources(List.of("arn:" + Aws.PARTITION + ":sns:*:*:*"))
                .build());
    }

    /**
     * Lambda reads the environment, and DynamoDB and S3 what they store, on behalf of the role. Writing needs more, and that is
     * only allowed to the service that writes.
     */
    private void dataKey() {
        allow(state.data().getKeyArn(), "kms:Decrypt", "kms:DescribeKey");
        if (function.writesTables()) {
            dataKeyThrough("dynamodb");
        }
    }

    private void dataKeyThrough(String service) {
        statements.add(PolicyStatement.Builder.create()
                .actions(List.of(
                        "kms:Encrypt",
                        "kms:GenerateDataKey",
                        "kms:GenerateDataKeyWithoutPlaintext",
                        "kms:ReEncryptFrom",
                        "kms:ReEncryptTo"))
                .resources(List.of(state.data().getKeyArn()))
                // The star stands for the suffix of the regions in China.
                .conditions(Map.of(
                        "StringLike", Map.of("kms:ViaService", service + "." + state.getRegion() + ".amazonaws.com*")))
                .build());
    }

    private void allow(String resource, String... actions) {
        statements.add(statement(resource, actions));
    }

    private static PolicyStatement statement(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(Arrays.asList(actions))
                .resources(List.of(resource))
                .build();
    }
}
