package kaowu.door;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import kaowu.calendar.WallClock;

/**
 * When something that is refused now will no longer be, as the argument of a {@link Refusal}. In the sentence it is a time of day,
 * rounded up to the minute; beside the sentence it stands exactly, for callers that wait.
 */
public record Until(Instant at) {

    /** Who asks from anywhere is told the time of the office: a number that does not exist has no other zone. */
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    /** With the offset of the office. */
    public OffsetDateTime exactly() {
        return at.atZone(OFFICE).toOffsetDateTime();
    }

    @Override
    public String toString() {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return WallClock.text(minute.equals(at) ? at : minute.plus(Duration.ofMinutes(1)), OFFICE);
    }
}
