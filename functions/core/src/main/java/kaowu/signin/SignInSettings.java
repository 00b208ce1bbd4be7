package kaowu.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one-time codes are good for, and how many are sent. */
@ConfigMapping(prefix = "kaowu.sign-in")
interface SignInSettings {

    /** How long a code works. */
    @WithDefault("PT5M")
    Duration codeValid();

    /** How often a code may be tried, the right time included. */
    @WithDefault("5")
    int tries();

    /** How long a phone waits for the next code. */
    @WithDefault("PT60S")
    Duration pause();

    /** How many codes a phone is sent within {@link #window}. */
    @WithDefault("5")
    int perPhone();

    /**
     * How many codes a network address asks for within {@link #window}, and how often it signs in. It is high because all phones
     * of a carrier may come from a few addresses.
     */
    @WithDefault("60")
    int perAddress();

    @WithDefault("PT1H")
    Duration window();

    /** How many registrations of a phone are opened at most, the newest. */
    @WithDefault("20")
    int registrations();
}
