package kaowu.calendar;

import com.nlf.calendar.Holiday;
import com.nlf.calendar.util.HolidayUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** Public holidays of mainland China and the weekend days that are worked in exchange (调休), as the State Council announced them. */
@ApplicationScoped
public class HolidayCalendar {

    /** Name of the holiday, if the day is off because of one. */
    public Optional<String> holiday(LocalDate day) {
        return entry(day).filter(holiday -> !holiday.isWork()).map(Holiday::getName);
    }

    /** Whether the day is worked: a weekday that is no holiday, or a weekend day worked in exchange. */
    public boolean isWorkingDay(LocalDate day) {
        return entry(day)
                .map(Holiday::isWork)
                .orElseGet(() -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    /**
     * Whether the holidays of a year are known; where they are not, {@link #holiday} knows of none. National Day decides, since a
     * year that is not known may have days all the same: those of the next year's New Year.
     */
    public boolean knows(int year) {
        return entry(LocalDate.of(year, Month.OCTOBER, 1)).isPresent();
    }

    /** Days off for a holiday from one day to another, both included. */
    public List<LocalDate> holidays(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> holiday(day).isPresent())
                .toList();
    }

    private static Optional<Holiday> entry(LocalDate day) {
        return Optional.ofNullable(HolidayUtil.getHoliday(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    }
}
