package kaowu.cascade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes are carried to those whom they concern. */
@ConfigMapping(prefix = "kaowu.cascade")
interface CascadeSettings {

    /** How many registrations one run asks at most. */
    @WithDefault("1000")
    int atMost();

    /** When everybody is asked a second time: longer than it takes until the roster shows who registered just before the change. */
    @WithDefault("PT1M")
    Duration settle();
}
