package kaowu.api;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** What iCalendar has to be told of a time zone, since not every calendar knows them by name. */
final class Zones {

    /** What lies between two times may be asked for a little before and after, such as by an alarm. */
    private static final Duration MARGIN = Duration.ofDays(400);

    private Zones() {}

    /** The zone's offset in the time between, and every change of it. */
    static VTimezone component(ZoneId zone, Instant first, Instant last) {
        ZoneRules rules = zone.getRules();
        Instant from = first.minus(MARGIN);
        Instant to = last.plus(MARGIN);
        VTimezone component = new VTimezone(zone.getId());
        ZoneOffset before = rules.getOffset(from);
        add(component, rules.isDaylightSavings(from), LocalDateTime.ofInstant(from, before), before, before);
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            add(
                    component,
                    rules.isDaylightSavings(change.getInstant()),
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter());
            change = rules.nextTransition(change.getInstant());
        }
        return component;
    }

    private static void add(
            VTimezone component, boolean summer, LocalDateTime since, ZoneOffset before, ZoneOffset after) {
        if (summer) {
            DaylightSavingsTime time = new DaylightSavingsTime();
            fill(time, since, before, after);
            component.addDaylightSavingsTime(time);
        } else {
            StandardTime time = new StandardTime();
            fill(time, since, before, after);
            component.addStandardTime(time);
        }
    }

    private static void fill(Observance time, LocalDateTime since, ZoneOffset before, ZoneOffset after) {
        time.setDateStart(new DateTimeComponents(
                since.getYear(),
                since.getMonthValue(),
                since.getDayOfMonth(),
                since.getHour(),
                since.getMinute(),
                since.getSecond(),
                false));
        time.setTimezoneOffsetFrom(offset(before));
        time.setTimezoneOffsetTo(offset(after));
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(Duration.ofSeconds(offset.getTotalSeconds()).toMillis());
    }
}
