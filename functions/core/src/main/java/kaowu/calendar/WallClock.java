package kaowu.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Instants in words that nobody can misread: date, time, zone and offset. */
public final class WallClock {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private WallClock() {}

    /**
     * Such as {@code 2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)}. Midnight is said as the end of the day before, because a
     * deadline at 00:00 is one day earlier than most people read it.
     */
    public static String text(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        String when = local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DAY.format(local.minusDays(1)) + " 24:00"
                : DAY.format(local) + " " + TIME.format(local);
        return when + " (" + zone.getId() + ", UTC" + OFFSET.format(local) + ")";
    }
}
