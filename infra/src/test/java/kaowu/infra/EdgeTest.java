package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The distribution in Ningxia, as the build writes it, and in Singapore, without a domain and with one. */
class EdgeTest {

    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    @TempDir
    private static Path scratch;

    private static Synthesised plain = Synthesised.WEB;
    private static Synthesised named = Synthesised.WEB;

    @BeforeAll
    static void synthesise() throws IOException {
        plain = Synthesised.web(scratch.resolve("plain"), Map.of("region", "ap-southeast-1"));
        named = Synthesised.web(
                scratch.resolve("named"),
                Map.of(
                        "region", "ap-southeast-1",
                        "formDomain", "baoming.example",
                        "formCertificate", "arn:aws:acm:us-east-1:111122223333:certificate/a"));
    }

    static Stream<Synthesised> everywhere() {
        return Stream.of(Synthesised.WEB, plain, named);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void servesTheFormOverTlsAndCachesIt(Synthesised web) {
        var config = config(web);
        assertThat(config.path("DefaultRootObject").asText()).isEqualTo("index.html");
        var form = config.path("DefaultCacheBehavior");
        assertThat(form.path("ViewerProtocolPolicy").asText()).isEqualTo("redirect-to-https");
        assertThat(form.path("Compress").asBoolean()).isTrue();
        assertThat(form.path("AllowedMethods")).map(JsonNode::asText).containsExactly("GET", "HEAD");
        // CachingOptimized
        assertThat(form.path("CachePolicyId").asText()).isEqualTo("658327ea-f89d-4fab-a63d-7e88639e58f6");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void handsTheApiEverythingButTheHostAndCachesNothing(Synthesised web) {
        assertThat(config(web).path("CacheBehaviors")).singleElement().satisfies(api -> {
            assertThat(api.path("PathPattern").asText()).isEqualTo("/api/*");
            assertThat(api.path("ViewerProtocolPolicy").asText()).isEqualTo("https-only");
            assertThat(api.path("AllowedMethods")).map(JsonNode::asText).contains("POST", "PUT", "DELETE");
            // CachingDisabled and AllViewerExceptHostHeader
            assertThat(api.path("CachePolicyId").asText()).isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
            assertThat(api.path("OriginRequestPolicyId").asText()).isEqualTo("b689b0a8-53d0-40ab-baf2-68738e2966ac");
        });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void showsTheApiTheSecretThatItsFunctionKnows(Synthesised web) {
        var origin = origin(web, "CustomOriginConfig");
        assertThat(origin.at("/CustomOriginConfig/OriginProtocolPolicy").asText())
                .isEqualTo("https-only");
        assertThat(origin.at("/CustomOriginConfig/OriginSSLProtocols"))
                .map(JsonNode::asText)
                .containsExactly("TLSv1.2");
        assertThat(origin.at("/OriginCustomHeaders/0/HeaderName").asText()).isEqualTo("X-Kaowu-Edge");
        assertThat(origin.at("/OriginCustomHeaders/0/HeaderValue"))
                .isEqualTo(web.function("api").at("/Environment/Variables/KAOWU_API_EDGE_SECRET"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tellsTheBrowserWithEveryAnswerWhatToRefuse(Synthesised web) {
        var config = config(web);
        var policy = web.all("AWS::CloudFront::ResponseHeadersPolicy");
        assertThat(policy).hasSize(1);
        assertThat(web.behind(config.at("/DefaultCacheBehavior/ResponseHeadersPolicyId")))
                .isEqualTo(web.behind(config.at("/CacheBehaviors/0/ResponseHeadersPolicyId")))
                .isEqualTo(policy.get(0));
        var headers = policy.get(0).path("ResponseHeadersPolicyConfig");
        var hsts = headers.at("/SecurityHeadersConfig/StrictTransportSecurity");
        assertThat(hsts.path("AccessControlMaxAgeSec").asInt()).isEqualTo(2 * 365 * 24 * 3600);
        assertThat(hsts.path("IncludeSubdomains").asBoolean()).isTrue();
        assertThat(headers.at("/SecurityHeadersConfig/ContentTypeOptions/Override")
                        .asBoolean())
                .isTrue();
        assertThat(headers.at("/SecurityHeadersConfig/ReferrerPolicy/ReferrerPolicy")
                        .asText())
                .isEqualTo("no-referrer");
        assertThat(headers.at("/CustomHeadersConfig/Items/0/Header").asText()).isEqualTo("Permissions-Policy");
        assertThat(headers.at("/CustomHeadersConfig/Items/0/Value").asText()).contains("camera=(self)");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void letsThePageLoadNothingFromElsewhereAndRunNothingInline(Synthesised web) {
        var sources = sources(web);
        assertThat(sources)
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("img-src", "'self' data: blob:")
                .containsEntry("base-uri", "'none'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-ancestors", "'none'");
        assertThat(sources.values()).noneMatch(source -> source.contains("unsafe") || source.contains("*"));
        assertThat(sources.get("connect-src"))
                .matches("'self' https://kaowu-state:\\S*materials\\S*RegionalDomainName\\S*");
    }

    /** A response for 404 would take the place of the API's own problems. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void answersWhereTheFormHasNoFileWithItsPageAndLeavesTheApiItsOwnAnswers(Synthesised web) {
        assertThat(config(web).path("CustomErrorResponses")).singleElement().satisfies(response -> {
            assertThat(response.path("ErrorCode").asInt()).isEqualTo(403);
            assertThat(response.path("ResponseCode").asInt()).isEqualTo(404);
            assertThat(response.path("ResponsePagePath").asText()).isEqualTo("/404.html");
            assertThat(response.path("ErrorCachingMinTTL").asInt()).isEqualTo(10);
        });
        // With the right to list, the bucket would answer 404, which is left alone.
        assertThat(web.all("AWS::S3::BucketPolicy"))
                .noneMatch(policy -> policy.toString().contains("s3:List"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void writesALogWithoutCookiesThatIsKeptForAYear(Synthesised web) {
        var logging = config(web).path("Logging");
        assertThat(logging.path("IncludeCookies").asBoolean(true)).isFalse();
        var log = web.behind(logging.path("Bucket"));
        assertThat(log.at("/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt())
                .isEqualTo(365);
        assertThat(log.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
                .isEqualTo("BucketOwnerPreferred");
    }

    @Test
    void readsTheBucketAsItselfAndNobodyElseDoes() {
        assertThat(origin(plain, "OriginAccessControlId")
                        .at("/S3OriginConfig/OriginAccessIdentity")
                        .asText())
                .isEmpty();
        assertThat(plain.all("AWS::CloudFront::OriginAccessControl"))
                .singleElement()
                .matches(access -> access.at("/OriginAccessControlConfig/SigningBehavior")
                        .asText()
                        .equals("always"));
        assertThat(plain.all("AWS::S3::BucketPolicy")).anySatisfy(policy -> {
            var read = policy.at("/PolicyDocument/Statement/1");
            assertThat(read.path("Action").asText()).isEqualTo("s3:GetObject");
            assertThat(read.at("/Principal/Service").asText()).isEqualTo("cloudfront.amazonaws.com");
            assertThat(read.path("Condition").toString())
                    .contains("AWS:SourceArn")
                    .contains(":distribution/");
        });
        assertThat(config(plain).path("HttpVersion").asText()).isEqualTo("http2and3");
    }

    @Test
    void inChinaReadsTheBucketAsItsOwnIdentityWithACertificateOfIam() {
        var web = Synthesised.WEB;
        assertThat(web.all("AWS::CloudFront::OriginAccessControl")).isEmpty();
        assertThat(web.all("AWS::CloudFront::CloudFrontOriginAccessIdentity")).hasSize(1);
        assertThat(config(web).path("IPV6Enabled").asBoolean()).isFalse();
        assertThat(config(web).path("HttpVersion").asText()).isEqualTo("http2");
        assertThat(config(web).path("Aliases")).map(JsonNode::asText).containsExactly("kaowu.example");
        assertThat(config(web).at("/ViewerCertificate/IamCertificateId").asText())
                .isEqualTo("formCertificate");
        assertThat(config(web).at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
    }

    @Test
    void aDomainElsewhereTakesItsCertificateFromAcm() {
        var certificate = config(named).path("ViewerCertificate");
        assertThat(certificate.path("AcmCertificateArn").asText()).endsWith(":certificate/a");
        assertThat(certificate.path("MinimumProtocolVersion").asText()).isEqualTo("TLSv1.2_2021");
        assertThat(certificate.has("IamCertificateId")).isFalse();
        assertThat(named.output("FormAddress").asText()).isEqualTo("https://baoming.example");
    }

    @Test
    void withoutADomainTheFormIsAtTheDistributions() {
        assertThat(config(plain).has("Aliases")).isFalse();
        assertThat(plain.output("FormAddress").toString()).contains("https://").contains("DomainName");
    }

    private static JsonNode config(Synthesised web) {
        return web.all(DISTRIBUTION).get(0).path("DistributionConfig");
    }

    private static JsonNode origin(Synthesised web, String kind) {
        return Synthesised.stream(config(web).path("Origins"))
                .filter(origin -> origin.has(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> sources(Synthesised web) {
        var policy = Synthesised.flat(web.all("AWS::CloudFront::ResponseHeadersPolicy")
                .get(0)
                .at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy"));
        return Arrays.stream(policy.split("; "))
                .map(directive -> directive.split(" ", 2))
                .collect(Collectors.toMap(directive -> directive[0], directive -> directive[1]));
    }
}
