package kaowu.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/**
 * Puts the built form into its bucket. Assets carry their hash in their name: they are kept for good, also those of earlier
 * builds, which somebody may still have open. The page names them, so it comes last and is asked for anew each time.
 */
final class FormFiles extends Construct {

    private static final String ASSETS = "assets/*";

    private final Settings settings;
    private final Bucket files;
    private final LogGroup log;

    FormFiles(Construct scope, Settings settings, Bucket files, IKey encryption) {
        super(scope, "files");
        this.settings = settings;
        this.files = files;
        log = LogGroup.Builder.create(this, "log")
                .logGroupName("/aws/lambda/" + settings.prefix() + "-form-files")
                .retention(RetentionDays.ONE_YEAR)
                .encryptionKey(encryption)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        var assets = copy("assets")
                .exclude(List.of("*"))
                .include(List.of(ASSETS))
                .prune(false)
                .cacheControl(List.of(
                        CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()))
                .build();
        var page = copy("page")
                .exclude(List.of(ASSETS))
                .cacheControl(List.of(CacheControl.noCache()))
                .build();
        page.getNode().addDependency(assets);
        var copying = page.getHandlerRole().getNode().getScope();
        if (copying != null) {
            Explained.copying(copying);
        }
    }

    private BucketDeployment.Builder copy(String id) {
        return BucketDeployment.Builder.create(this, id)
                .sources(List.of(Source.asset(settings.built().formFolder().toString())))
                .destinationBucket(files)
                .memoryLimit(512)
                .logGroup(log);
    }
}
