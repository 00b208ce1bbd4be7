package kaowu.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the local system. */
@ConfigMapping(prefix = "kaowu")
interface LocalSettings {

    /** An instant with offset at which a fresh system starts, or {@code system} for the real time. */
    @WithDefault("2020-05-18T09:00:00+08:00")
    String clock();

    Local local();

    interface Local {

        /** The folder that keeps data between runs. */
        @WithDefault(".kaowu")
        String data();

        /** Whether quarkus-scheduler plays EventBridge. */
        @WithDefault("true")
        boolean cron();
    }
}
