package kaowu.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time of a deadline day at which registering ends. The notice prints no time of day, so it is a setting of the plan.
 *
 * @param time time of day; empty: the end of the day, {@code 24:00}
 */
public record CutOff(Optional<LocalTime> time) {

    private static final String END_OF_DAY = "24:00";

    /** Reads {@code HH:mm} from 00:01 to 24:00; empty for anything else. */
    public static Optional<CutOff> parse(String text) {
        if (text.equals(END_OF_DAY)) {
            return Optional.of(new CutOff(Optional.empty()));
        } else if (!text.matches("[0-2][0-9]:[0-5][0-9]") || text.equals("00:00")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CutOff(Optional.of(LocalTime.parse(text))));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The cut-off that a deadline's instant had. */
    public static CutOff of(Instant closesAt, ZoneId zone) {
        LocalTime time = closesAt.atZone(zone).toLocalTime();
        return new CutOff(time.equals(LocalTime.MIDNIGHT) ? Optional.empty() : Optional.of(time));
    }

    /** The first instant that no longer counts, for a deadline day in a zone. */
    public Instant on(LocalDate deadline, ZoneId zone) {
        return time.map(local -> deadline.atTime(local).atZone(zone))
                .orElseGet(() -> deadline.plusDays(1).atStartOfDay(zone))
                .toInstant();
    }

    @Override
    public String toString() {
        return time.map(LocalTime::toString).orElse(END_OF_DAY);
    }
}
