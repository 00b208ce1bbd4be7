package kaowu.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing that happened to a registration.
 *
 * @param event such as REGISTERED; see {@link RegistrationView.Happened}
 * @param items the material it is about, what was missing, the exam day before and after, or from where to where and why
 */
public record HistoryEntry(Instant at, String event, List<String> items) {

    private static final Set<String> OF_EXAM_DAYS = Set.of(
            "ROUND_MOVED", "ROUND_CHANGED", "ROUND_CLASH", "ROUND_TBD", "CHOSEN_BOTH", "CLASH_ENDED", "EXAM_CLASH");

    private static final Set<String> OF_CLASH = Set.of("ROUND_CLASH", "CLASH_ENDED", "EXAM_CLASH");

    private static final Set<String> OF_PLACES =
            Set.of("SITE_CHANGED", "ROUND_SWITCHED", "MOVE_PROPOSED", "MOVE_DECLINED");

    /** Whether its items are names and texts, to be told as they are. */
    public boolean ofPlaces() {
        return OF_PLACES.contains(event);
    }

    /** Whether it is of a day on which she has, or had, another exam; its third item is then the number of that registration. */
    boolean ofClash() {
        return OF_CLASH.contains(event);
    }

    /** Whether its items are days, each empty where there was none. */
    public boolean ofExamDays() {
        return OF_EXAM_DAYS.contains(event);
    }
}
