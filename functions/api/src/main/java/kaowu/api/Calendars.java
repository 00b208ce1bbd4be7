package kaowu.api;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.Related;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import kaowu.calendar.WallClock;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundView;

/**
 * Dates as iCalendar (RFC 5545). A round has three entries: its deadline at the instant, with an alarm a day before, the theory
 * day, and the practical window. They keep their UIDs, so that a calendar that is fetched again moves what it shows.
 */
final class Calendars {

    static final String MEDIA_TYPE = "text/calendar";

    private static final int MOST_OCTETS = 75;
    private static final String PRODUCT = "-//Kaowu//Kaowu//ZH";

    private Calendars() {}

    /**
     * What is put down.
     *
     * @param id begins the UIDs of its entries
     * @param deadline the instant that counts for whoever keeps the calendar
     * @param live false: its entries are shown as cancelled
     */
    record Entry(String id, String occupation, Instant deadline, boolean live, RoundView round) {

        /** As the round stands for everybody. */
        static Entry of(RoundView round, String occupation) {
            return new Entry(
                    round.roundId(),
                    occupation,
                    round.closesAt().toInstant(),
                    round.state() != RoundState.CANCELLED,
                    round);
        }
    }

    static byte[] write(List<Entry> entries, String lang) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        entries.stream()
                .map(entry -> entry.round().zone())
                .findFirst()
                .ifPresent(zone -> calendar.getTimezoneInfo().setDefaultTimezone(zone(zone, entries)));
        entries.forEach(entry -> events(entry, lang).forEach(calendar::addEvent));
        return folded(text(calendar)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A line has at most 75 octets; the library would count characters, of which a Chinese one has three. */
    private static String folded(String lines) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < lines.length(); at = lines.offsetByCodePoints(at, 1)) {
            String character = Character.toString(lines.codePointAt(at));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MOST_OCTETS && !character.equals("\r")) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets = character.equals("\n") ? 0 : character.equals("\r") ? octets : octets + length;
        }
        return folded.toString();
    }

    private static TimezoneAssignment zone(String zone, List<Entry> entries) {
        List<Instant> deadlines = entries.stream().map(Entry::deadline).sorted().toList();
        return new TimezoneAssignment(
                TimeZone.getTimeZone(ZoneId.of(zone)),
                Zones.component(ZoneId.of(zone), deadlines.get(0), deadlines.get(deadlines.size() - 1)));
    }

    private static List<VEvent> events(Entry entry, String lang) {
        RoundView round = entry.round();
        String closes = WallClock.text(entry.deadline(), ZoneId.of(round.zone()));
        VEvent deadline = event(entry, "deadline", Sentences.in(lang, "CALENDAR_DEADLINE", entry.occupation(), closes));
        deadline.setDateStart(Date.from(entry.deadline()), true);
        if (entry.live()) {
            Duration aDay = Duration.builder().prior(true).days(1).build();
            deadline.addAlarm(VAlarm.display(
                    new Trigger(aDay, Related.START), deadline.getSummary().getValue()));
        }
        List<VEvent> events = new ArrayList<>(List.of(deadline));
        // What is to be announced has no day to stand at.
        if (round.theory() != null) {
            VEvent theory = event(entry, "theory", Sentences.in(lang, "CALENDAR_THEORY", entry.occupation()));
            days(theory, round.theory(), round.theory());
            events.add(theory);
        }
        if (round.practical() != null) {
            VEvent practical = event(entry, "practical", Sentences.in(lang, "CALENDAR_PRACTICAL", entry.occupation()));
            days(practical, round.practical().from(), round.practical().to());
            events.add(practical);
        }
        return events;
    }

    private static VEvent event(Entry entry, String what, String summary) {
        VEvent event = new VEvent();
        event.setUid(entry.id() + "-" + what + "@kaowu");
        // Not the present, or every answer would differ from the one before.
        event.setDateTimeStamp(Date.from(entry.round().opensAt().toInstant()));
        event.setSequence(entry.round().version());
        event.setSummary(summary);
        event.setStatus(entry.live() ? Status.confirmed() : Status.cancelled());
        event.setTransparency(true);
        return event;
    }

    /** Whole days; in iCalendar the end is the first day that is no longer meant. */
    private static void days(VEvent event, LocalDate from, LocalDate to) {
        event.setDateStart(date(from), false);
        event.setDateEnd(date(to.plusDays(1)), false);
    }

    /** The library takes a day for the one that it is where this machine stands. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
