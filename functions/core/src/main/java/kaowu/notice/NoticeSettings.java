package kaowu.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When people are reminded, over what, and how often a delivery is tried. */
@ConfigMapping(prefix = "kaowu.notice")
interface NoticeSettings {

    /** How long before the closing those who lack something are reminded. */
    @WithDefault("P7D,P3D,P1D")
    List<Duration> reminders();

    /** Nobody is reminded so soon after registering. */
    @WithDefault("PT24H")
    Duration quietAfterRegistering();

    /** Names of the channels in order of preference: EMAIL, SMS. The first for which the candidate left an address is used. */
    @WithDefault("EMAIL,SMS")
    List<String> channels();

    /** How many reminders one run queues at most. */
    @WithDefault("2000")
    int queueAtMost();

    /** How many followers one run tells of a round at most, beside its reminders. */
    @WithDefault("2000")
    int announceAtMost();

    /** How many notices one run takes from each queue at most. */
    @WithDefault("100")
    int deliverAtMost();

    /** How often a notice is tried before it has failed. */
    @WithDefault("12")
    int attempts();

    /** The pause after the first failed attempt; it doubles with each. */
    @WithDefault("PT1M")
    Duration firstPause();

    /** The longest pause between two attempts; with the other defaults the attempts span about a day and a half. */
    @WithDefault("PT6H")
    Duration longestPause();

    /** When an attempt that has not come back counts as lost; longer than any function may run. */
    @WithDefault("PT20M")
    Duration lostAfter();
}
