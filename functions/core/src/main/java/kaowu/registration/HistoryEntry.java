package kaowu.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing that happened to a registration.
 *
 * @param event such as REGISTERED; see {@link RegistrationView.Happened}
 * @param items the material it is about, what was missing, or the exam day before and after
 */
public record HistoryEntry(Instant at, String event, List<String> items) {

    private static final Set<String> OF_EXAM_DAYS =
            Set.of("ROUND_MOVED", "ROUND_CHANGED", "ROUND_CLASH", "ROUND_TBD", "CHOSEN_BOTH");

    /** Whether its items are days, each empty where there was none. */
    public boolean ofExamDays() {
        return OF_EXAM_DAYS.contains(event);
    }
}
