package kaowu.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The two keys: one for everything at rest, and one that wraps the candidates' keysets and nothing else. */
final class Keys {

    private Keys() {}

    static Key data(Construct scope, String prefix) {
        var key = key(scope, "data", "Encrypts the tables, materials, logs and alarms of " + prefix);
        key.addToResourcePolicy(forLogs(scope, prefix));
        key.addToResourcePolicy(forAlarms());
        return key;
    }

    static Key identity(Construct scope, String prefix) {
        return key(scope, "identity", "Wraps the keysets that encrypt the candidates of " + prefix);
    }

    private static Key key(Construct scope, String id, String description) {
        return Key.Builder.create(scope, id)
                .description(description)
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** CloudWatch Logs encrypts as itself and not as the function, so the key has to let it, for these log groups only. */
    private static PolicyStatement forLogs(Construct scope, String prefix) {
        var region = Stack.of(scope).getRegion();
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + region + "." + Aws.URL_SUFFIX)))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                Stream.of("/aws/lambda/", "/aws/vendedlogs/")
                                        .map(folder -> "arn:%s:logs:%s:%s:log-group:%s%s-*"
                                                .formatted(Aws.PARTITION, region, Aws.ACCOUNT_ID, folder, prefix))
                                        .toList())))
                .build();
    }

    /** An alarm that may not use the key of its topic changes its state and tells nobody. */
    private static PolicyStatement forAlarms() {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build();
    }
}
