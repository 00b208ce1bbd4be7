package kaowu.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests that are sent again. */
@ConfigMapping(prefix = "kaowu.requests")
interface RequestSettings {

    /** How long the answer to a request with an idempotency key is remembered. */
    @WithDefault("PT24H")
    Duration remembered();
}
