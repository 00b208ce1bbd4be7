package kaowu.servers;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Buckets of the local S3 server. */
public final class Buckets {

    private Buckets() {}

    /** Creates a bucket, unless it is there. */
    public static void create(URI endpoint, String name) {
        try (S3Client s3 = client(endpoint)) {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyExistsException | BucketAlreadyOwnedByYouException there) {
            // From an earlier run.
        }
    }

    /** A client for a local endpoint. */
    public static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
