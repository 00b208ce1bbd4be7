package kaowu.cloud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The clients of what only a few functions need, each made when something is injected with it that is used, and none before:
 * whatever is made at the start of a function is waited for. That of DynamoDB, which all need, is made by Quarkus. The HTTP client
 * is the lightest there is, since a function makes one call at a time.
 */
@ApplicationScoped
class Clients {

    private static final String S3 = "s3";

    private final CloudSettings settings;
    private final Instance<ExecutionInterceptor> interceptors;

    Clients(CloudSettings settings, Instance<ExecutionInterceptor> interceptors) {
        this.settings = settings;
        this.interceptors = interceptors;
    }

    /** A local server has no name for each bucket. */
    @Produces
    @Singleton
    S3Client s3() {
        return client(S3, S3Client.builder().forcePathStyle(settings.endpoints().containsKey(S3)));
    }

    @Produces
    @Singleton
    S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.endpoints().containsKey(S3))
                        .build());
        Optional.ofNullable(settings.endpoints().get(S3)).ifPresent(builder::endpointOverride);
        settings.region().map(Region::of).ifPresent(builder::region);
        key().ifPresent(builder::credentialsProvider);
        return builder.build();
    }

    @Produces
    @Singleton
    SnsClient sns() {
        return client("sns", SnsClient.builder());
    }

    @Produces
    @Singleton
    KmsClient kms() {
        return client("kms", KmsClient.builder());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(String service, B builder) {
        builder.httpClient(UrlConnectionHttpClient.create());
        builder.overrideConfiguration(configuration -> interceptors.forEach(configuration::addExecutionInterceptor));
        Optional.ofNullable(settings.endpoints().get(service)).ifPresent(builder::endpointOverride);
        settings.region().map(Region::of).ifPresent(builder::region);
        key().ifPresent(builder::credentialsProvider);
        return builder.build();
    }

    private Optional<AwsCredentialsProvider> key() {
        return settings.key()
                .map(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())));
    }
}
