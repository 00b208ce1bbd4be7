package kaowu.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The distribution that serves the form and, at the same origin, the API. Its log, which the law asks for, holds the callers'
 * addresses and the paths; it stays in a closed bucket for a year and cookies are left out.
 */
final class Edge extends Construct {

    static final String SECRET_HEADER = "X-Kaowu-Edge";

    private final Settings settings;
    private final Bucket files;
    private final Distribution distribution;

    Edge(Construct scope, Settings settings, Api api, String secret, IBucket materials) {
        super(scope, "form");
        this.settings = settings;
        files = Buckets.form(this);
        var headers = SecurityHeaders.policy(this, settings, materials);
        var network = Network.of(settings);
        var builder = network.settle(Distribution.Builder.create(this, "distribution")
                .comment("The form and the API of " + settings.prefix())
                .defaultRootObject("index.html")
                .defaultBehavior(form(network, headers))
                .additionalBehaviors(Map.of("/api/*", api(api, secret, headers)))
                .errorResponses(List.of(noSuchPage()))
                .enableLogging(true)
                .logBucket(Buckets.edgeLog(this))
                .logIncludesCookies(false));
        distribution = settings.web().hasDomain() ? withDomain(builder) : withoutDomain(builder);
        Explained.edge(distribution, network);
    }

    /** What people type. */
    String address() {
        return "https://"
                + (settings.web().hasDomain() ? settings.web().domain() : distribution.getDistributionDomainName());
    }

    Distribution distribution() {
        return distribution;
    }

    /** Where the form's files are served from. */
    Bucket files() {
        return files;
    }

    private BehaviorOptions form(Network network, IResponseHeadersPolicy headers) {
        return BehaviorOptions.builder()
                .origin(network.origin(this, settings.prefix() + "-form-" + settings.region(), files))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .compress(true)
                .responseHeadersPolicy(headers)
                .build();
    }

    /** No redirect: whoever sent an access code in the clear should notice. */
    private static BehaviorOptions api(Api api, String secret, IResponseHeadersPolicy headers) {
        return BehaviorOptions.builder()
                .origin(HttpOrigin.Builder.create(api.host())
                        .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                        .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                        .customHeaders(Map.of(SECRET_HEADER, secret))
                        .build())
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                // All but Host, by which API Gateway tells its APIs apart, and CloudFront's own headers of the viewer's
                // device and place. CloudFront-Viewer-Address is one of them.
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .responseHeadersPolicy(headers)
                .build();
    }

    /**
     * A bucket that may be read and not listed answers 403 where there is no file. Such a response holds for the API, too, so it
     * must never be for a status of the API's own, and 403 is none.
     */
    private static ErrorResponse noSuchPage() {
        return ErrorResponse.builder()
                .httpStatus(403)
                .responseHttpStatus(404)
                .responsePagePath("/" + Built.NOT_FOUND_PAGE)
                // A file of a new build that was asked for too early.
                .ttl(Duration.seconds(10))
                .build();
    }

    private Distribution withDomain(Distribution.Builder builder) {
        var web = settings.web();
        builder.domainNames(List.of(web.domain())).minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
        if (web.certificate().startsWith("arn:")) {
            return builder.certificate(Certificate.fromCertificateArn(this, "certificate", web.certificate()))
                    .build();
        }
        var distribution = builder.build();
        // The CDK knows certificates of ACM only, and CloudFront in China those of IAM only.
        if (distribution.getNode().getDefaultChild() instanceof CfnDistribution details) {
            details.addPropertyOverride(
                    "DistributionConfig.ViewerCertificate",
                    new TreeMap<>(Map.of(
                            "IamCertificateId", web.certificate(),
                            "MinimumProtocolVersion", "TLSv1.2_2021",
                            "SslSupportMethod", "sni-only")));
        }
        Explained.certificateOfIam(distribution);
        return distribution;
    }

    private static Distribution withoutDomain(Distribution.Builder builder) {
        var distribution = builder.build();
        Explained.edgeWithoutDomain(distribution);
        return distribution;
    }
}
