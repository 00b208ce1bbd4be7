package kaowu.attempt;

import java.time.Duration;
import java.util.List;

/**
 * Something that is counted, with all limits that it has.
 *
 * @param subject names it; never in clear where it is personal
 */
public record Counted(String subject, List<Limit> limits) {

    public Counted {
        limits = List.copyOf(limits);
    }

    /** So many of the newest decide; older ones need not be kept. */
    int decisive() {
        return limits.stream().mapToInt(Limit::times).max().orElseThrow();
    }

    Duration longest() {
        return limits.stream().map(Limit::within).max(Duration::compareTo).orElseThrow();
    }
}
