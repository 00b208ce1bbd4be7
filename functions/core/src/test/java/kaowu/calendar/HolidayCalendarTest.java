package kaowu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days off and days worked in exchange, as the State Council's office announced them for 2020. */
class HolidayCalendarTest {

    private final HolidayCalendar calendar = new HolidayCalendar();

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-01-01",
        // Until 2 February because of the epidemic.
        "2020-01-24, 2020-02-02",
        "2020-04-04, 2020-04-06",
        "2020-05-01, 2020-05-05",
        "2020-06-25, 2020-06-27",
        "2020-10-01, 2020-10-08"
    })
    void knowsTheHolidaysOf2020(LocalDate first, LocalDate last) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        assertThat(calendar.holidays(first.minusDays(1), last.plusDays(1))).isEqualTo(days);
        assertThat(days).noneMatch(calendar::isWorkingDay);
    }

    @Test
    void knowsNoOtherHolidaysIn2020() {
        assertThat(calendar.holidays(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)))
                .hasSize(1 + 10 + 3 + 5 + 3 + 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"})
    void worksOnTheWeekendDaysGivenInExchange(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(calendar.holiday(day)).isEmpty();
    }

    @Test
    void worksOnWeekdaysAndNotOnOtherWeekends() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 5, 29))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 6, 20))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 6, 21))).isFalse();
    }

    @Test
    void namesTheHoliday() {
        assertThat(calendar.holiday(LocalDate.of(2020, 6, 26))).contains("端午节");
        assertThat(calendar.holiday(LocalDate.of(2020, 10, 1))).contains("国庆中秋");
    }

    @Test
    void saysWhichYearsItKnows() {
        assertThat(Stream.of(2002, 2020, 2021)).allMatch(calendar::knows);
        assertThat(Stream.of(1998, 2099)).noneMatch(calendar::knows);
    }

    @Test
    void doesNotTakeTheBridgeIntoTheNextYearForAYearItKnows() {
        assertThat(calendar.holiday(LocalDate.of(2001, 12, 29))).isEmpty();
        assertThat(calendar.knows(2001)).isFalse();
    }

    @Property
    void worksAtAWeekendOnlyInExchangeAndRestsOnAWeekdayOnlyForAHoliday(
            @ForAll @IntRange(min = 0, max = 366 * 3) int days) {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(days);
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (!weekend) {
            assertThat(calendar.isWorkingDay(day))
                    .isEqualTo(calendar.holiday(day).isEmpty());
        } else if (calendar.isWorkingDay(day)) {
            assertThat(calendar.holiday(day)).isEmpty();
        }
    }
}
