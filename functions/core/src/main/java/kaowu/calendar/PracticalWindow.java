package kaowu.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days of the practical exams, both included. They begin on the theory day and end within two weeks, public holidays not
 * counted (notice, annexes 1 and 2, remark 1).
 */
public record PracticalWindow(LocalDate from, LocalDate to) {

    private static final int TWO_WEEKS = 14;

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** How many of them are not off for a public holiday. */
    public long countedDays(HolidayCalendar calendar) {
        return days() - calendar.holidays(from, to).size();
    }

    /**
     * Whether the window is two weeks without holidays. The notice's own windows count the last day in (14) or not (15), so both
     * follow; fewer or more do not.
     */
    public boolean followsFormula(HolidayCalendar calendar) {
        long counted = countedDays(calendar);
        return counted == TWO_WEEKS || counted == TWO_WEEKS + 1;
    }

    /** The last day that the rule gives for a first one: the fourteenth day that is no holiday. */
    public static LocalDate lastDay(LocalDate from, HolidayCalendar calendar) {
        LocalDate day = from;
        for (int counted = calendar.holiday(from).isEmpty() ? 1 : 0; counted < TWO_WEEKS; ) {
            day = day.plusDays(1);
            if (calendar.holiday(day).isEmpty()) {
                counted++;
            }
        }
        return day;
    }
}
