package kaowu.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The candidates' materials, the files of their form, and the logs of who asked for either. */
final class Buckets {

    private Buckets() {}

    static Bucket materials(Construct scope, IKey encryption, String formOrigin) {
        return closed(scope, "materials")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(encryption)
                .bucketKeyEnabled(true)
                .serverAccessLogsBucket(accessLog(scope))
                .serverAccessLogsPrefix("materials/")
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .id("incoming-is-confirmed-or-gone")
                                .prefix("incoming/")
                                .expiration(Duration.days(7))
                                .build(),
                        LifecycleRule.builder()
                                .id("superseded-is-gone")
                                .prefix("materials/")
                                .tagFilters(Map.of("superseded", "true"))
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

    /** What everybody may see, so that it is encrypted without a key of ours. */
    static Bucket form(Construct scope) {
        var form =
                closed(scope, "files").encryption(BucketEncryption.S3_MANAGED).build();
        Explained.onlyReadByTheEdge(form);
        return form;
    }

    /** CloudFront writes its log by an access list, which only works where the owner is preferred and not enforced. */
    static Bucket edgeLog(Construct scope) {
        var log = keptForAYear(scope, "edge-log")
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .build();
        Explained.isTheLog(log);
        return log;
    }

    private static Bucket accessLog(Construct scope) {
        return keptForAYear(scope, "access-log").build();
    }

    private static Bucket.Builder keptForAYear(Construct scope, String id) {
        return closed(scope, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("a-year")
                        .expiration(Duration.days(365))
                        .build()));
    }

    private static Bucket.Builder closed(Construct scope, String id) {
        return Bucket.Builder.create(scope, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }
}
