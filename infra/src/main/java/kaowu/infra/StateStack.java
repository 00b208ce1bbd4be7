package kaowu.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** What must outlive every deployment: the keys, the tables and the candidates' materials. */
final class StateStack extends Stack {

    private final Key data;
    private final Key identity;
    private final Map<Tables, TableV2> tables;
    private final Bucket materials;

    StateStack(Construct scope, String id, StackProps props, Settings settings) {
        super(scope, id, props);
        data = key("data", "Encrypts the tables, materials, logs and queues of " + settings.prefix());
        identity = key("identity", "Wraps the keysets that encrypt the candidates of " + settings.prefix());
        tables = Tables.defineAll(this, settings.prefix(), data);
        materials = materials(settings.formOrigin());
    }

    /** Encrypts everything at rest. */
    Key data() {
        return data;
    }

    /** Wraps the keysets under which candidates' identities are encrypted before they are stored. */
    Key identity() {
        return identity;
    }

    TableV2 table(Tables table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Bucket materials() {
        return materials;
    }

    private Key key(String id, String description) {
        return Key.Builder.create(this, id)
                .description(description)
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private Bucket materials(String formOrigin) {
        return Bucket.Builder.create(this, "materials")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(data)
                .bucketKeyEnabled(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .id("incoming-is-confirmed-or-gone")
                                .prefix("incoming/")
                                .expiration(Duration.days(7))
                                .build(),
                        LifecycleRule.builder()
                                .id("no-half-uploads")
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build()))
                .cors(List.of(CorsRule.builder()
                        .allowedMethods(List.of(HttpMethods.PUT))
                        .allowedOrigins(List.of(formOrigin))
                        .allowedHeaders(List.of("*"))
                        .maxAge(3600)
                        .build()))
                .build();
    }
}
