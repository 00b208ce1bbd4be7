package kaowu.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often something may happen within any stretch of time of this length.
 *
 * @param times at least 1
 */
public record Limit(int times, Duration within) {

    public Limit {
        if (times < 1) {
            throw new IllegalArgumentException("a limit of " + times);
        }
    }

    /** Whether as many happened as may, given when they did, the newest first. */
    boolean isReached(List<Instant> newestFirst, Instant now) {
        return freeAt(newestFirst, now).isPresent();
    }

    /** First instant at which one more may happen; empty if it may now. */
    Optional<Instant> freeAt(List<Instant> newestFirst, Instant now) {
        return newestFirst.stream()
                .skip(times - 1L)
                .findFirst()
                .map(oldest -> oldest.plus(within))
                .filter(now::isBefore);
    }
}
