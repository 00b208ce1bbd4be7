package kaowu.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much guessing a registration number takes. */
@ConfigMapping(prefix = "kaowu.access")
interface AccessSettings {

    /** So many wrong codes lock a number. */
    @WithDefault("5")
    int wrongCodes();

    /** If they come within this time. */
    @WithDefault("PT15M")
    Duration window();

    /** For how long. */
    @WithDefault("PT15M")
    Duration lock();
}
