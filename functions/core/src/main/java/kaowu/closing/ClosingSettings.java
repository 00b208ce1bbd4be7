package kaowu.closing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the closing sweep. */
@ConfigMapping(prefix = "kaowu.closing")
interface ClosingSettings {

    /** How many registrations one run forfeits at most; the next run goes on. */
    @WithDefault("2000")
    int atMost();

    /**
     * How long after its closing a round stays under watch before it counts as settled. The index of incomplete registrations
     * follows its table with a delay; one that was written in the last moment is found by the runs of this time.
     */
    @WithDefault("PT2M")
    Duration settleAfter();
}
