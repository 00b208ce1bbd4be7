package kaowu.bench;

import java.time.Duration;
import java.util.Locale;

/** What cron calls for many registrations at once. */
enum Sweep {
    CLOSE("closeRounds", "forfeited", "FORFEITED", Duration.ofMinutes(-1)),
    /** The first of the three reminders, seven days ahead. */
    REMIND("remind", "queued", "REMINDER/PT168H", Duration.ofDays(5));

    private final String function;
    private final String counts;
    private final String occasion;
    private final Duration deadline;

    Sweep(String function, String counts, String occasion, Duration deadline) {
        this.function = function;
        this.counts = counts;
        this.occasion = occasion;
        this.deadline = deadline;
    }

    /** Name of the function. */
    String function() {
        return function;
    }

    /** The field of its reply that tells how many registrations it dealt with. */
    String counts() {
        return counts;
    }

    /** What it tells people. */
    String occasion() {
        return occasion;
    }

    /** Of a round for which it is due, from now on. */
    Duration deadline() {
        return deadline;
    }

    /** What its figures are called. */
    String figure(String what) {
        return "growth." + name().toLowerCase(Locale.ROOT) + "." + what;
    }
}
