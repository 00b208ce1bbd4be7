package kaowu.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where materials are kept. */
@ConfigMapping(prefix = "kaowu.materials")
interface MaterialSettings {

    /** The bucket. */
    @WithDefault("kaowu-materials")
    String bucket();

    /** How long an upload address is good for, unless the deadline comes first. */
    @WithDefault("PT15M")
    Duration uploadTime();
}
