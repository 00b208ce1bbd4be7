package kaowu.schedule;

import io.quarkus.funqy.Funq;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.PracticalWindow;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.door.Term;
import kaowu.door.Words;
import org.jspecify.annotations.Nullable;

/** Explains the rules of the calendar. */
public class CalendarFunctions {

    /** A window of exams is shorter. */
    private static final int LONGEST = 366;

    private final HolidayCalendar calendar;

    CalendarFunctions(HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * @param from first day of the practical exams
     * @param to last day that is thought of; absent: the one that the rule gives
     */
    public record ExplainRequest(LocalDate from, @Nullable LocalDate to) {}

    /**
     * @param lastDay the last day by the rule: the fourteenth that is no public holiday
     * @param days days of the window
     * @param countedDays those that are no public holiday
     * @param workingDays those that are worked, weekend days that are worked in exchange included
     * @param holidays public holidays in the window
     * @param follows whether the window is two weeks without holidays, whether or not the first day counts
     * @param text all of it in words
     */
    public record Explained(
            LocalDate from,
            LocalDate to,
            LocalDate lastDay,
            long days,
            long countedDays,
            long workingDays,
            List<Holiday> holidays,
            boolean follows,
            String text) {}

    public record Holiday(LocalDate day, String name) {}

    /** How the window of the practical exams is counted: two weeks, public holidays left out (notice, annexes 1 and 2, remark 1). */
    @Funq
    public Answer<Explained> explainWindow(Call<ExplainRequest> call) {
        return call.answer((request, words) -> {
            LocalDate lastDay = PracticalWindow.lastDay(request.from(), calendar);
            LocalDate to = request.to() == null ? lastDay : request.to();
            if (to.isBefore(request.from()) || ChronoUnit.DAYS.between(request.from(), to) >= LONGEST) {
                return Result.refused("WINDOW_OUT_OF_BOUNDS", "to", request.from(), LONGEST);
            }
            return Result.done(explain(new PracticalWindow(request.from(), to), lastDay, words));
        });
    }

    private Explained explain(PracticalWindow window, LocalDate lastDay, Words words) {
        List<Holiday> holidays = calendar.holidays(window.from(), window.to()).stream()
                .map(day -> new Holiday(day, calendar.holiday(day).orElse("")))
                .toList();
        long working = window.from()
                .datesUntil(window.to().plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
        long counted = window.countedDays(calendar);
        boolean follows = window.followsFormula(calendar);
        Object named = holidays.isEmpty()
                ? Term.of("WINDOW_NO_HOLIDAYS")
                : holidays.stream().map(one -> one.day() + " " + one.name()).toList();
        String unknown = Stream.of(window.from().getYear(), window.to().getYear())
                .distinct()
                .filter(year -> !calendar.knows(year))
                .map(year -> words.sentence("HOLIDAYS_UNKNOWN", List.of(year)))
                .reduce("", String::concat);
        String text = words.sentence(
                        follows ? "WINDOW_FOLLOWS" : "WINDOW_DIFFERS",
                        List.of(window.from(), window.to(), window.days(), named, counted, lastDay, working))
                + unknown;
        return new Explained(
                window.from(), window.to(), lastDay, window.days(), counted, working, holidays, follows, text);
    }
}
