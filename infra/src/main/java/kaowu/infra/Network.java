package kaowu.infra;

import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The two networks of CloudFront, and in what they differ for us. */
enum Network {
    WORLD {
        @Override
        Distribution.Builder settle(Distribution.Builder distribution) {
            return distribution.httpVersion(HttpVersion.HTTP2_AND_3);
        }

        @Override
        IOrigin origin(Construct scope, String name, Bucket files) {
            var access = S3OriginAccessControl.Builder.create(scope, "access")
                    .originAccessControlName(name)
                    .build();
            return S3BucketOrigin.withOriginAccessControl(
                    files,
                    S3BucketOriginWithOACProps.builder()
                            .originAccessControl(access)
                            .build());
        }
    },

    /**
     * CloudFormation has no origin access control there, and its forerunner does the same. HTTP/2 and IPv4 only, since nothing says
     * that there is more.
     */
    CHINA {
        @Override
        Distribution.Builder settle(Distribution.Builder distribution) {
            return distribution.httpVersion(HttpVersion.HTTP2).enableIpv6(false);
        }

        @Override
        IOrigin origin(Construct scope, String name, Bucket files) {
            return S3BucketOrigin.withOriginAccessIdentity(files);
        }
    };

    abstract Distribution.Builder settle(Distribution.Builder distribution);

    /** The bucket as an origin that only this distribution may read. */
    abstract IOrigin origin(Construct scope, String name, Bucket files);

    static Network of(Settings settings) {
        return settings.inChina() ? CHINA : WORLD;
    }
}
