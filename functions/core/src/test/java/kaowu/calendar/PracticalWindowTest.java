package kaowu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticalWindowTest {

    private final HolidayCalendar calendar = new HolidayCalendar();

    @ParameterizedTest
    @CsvSource({
        // The notice's windows: days, days without holidays, and whether that is two weeks.
        "2020-06-20, 2020-07-03, 14, 11, false",
        "2020-09-19, 2020-10-10, 22, 14, true",
        "2020-11-14, 2020-11-28, 15, 15, true",
        "2020-06-20, 2020-07-04, 15, 12, false",
        "2020-07-04, 2020-07-18, 15, 15, true",
        "2020-09-12, 2020-09-26, 15, 15, true",
        "2020-09-26, 2020-10-17, 22, 14, true",
        "2020-10-17, 2020-10-31, 15, 15, true",
        "2020-12-12, 2020-12-26, 15, 15, true"
    })
    void countsTheWindowsOfTheNotice(LocalDate from, LocalDate to, long days, long counted, boolean twoWeeks) {
        PracticalWindow window = new PracticalWindow(from, to);
        assertThat(window.days()).isEqualTo(days);
        assertThat(window.countedDays(calendar)).isEqualTo(counted);
        assertThat(window.followsFormula(calendar)).isEqualTo(twoWeeks);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-20, 2020-07-06",
        "2020-07-04, 2020-07-17",
        "2020-09-26, 2020-10-17",
        // Begins on a holiday, which does not count.
        "2020-10-01, 2020-10-22",
        "2020-12-26, 2021-01-11"
    })
    void endsOnTheFourteenthDayThatIsNoHoliday(LocalDate from, LocalDate last) {
        assertThat(PracticalWindow.lastDay(from, calendar)).isEqualTo(last);
    }

    @Property
    void theWindowOfTheFormulaFollowsTheFormula(@ForAll @IntRange(min = 0, max = 1000) int day) {
        LocalDate from = LocalDate.of(2019, 3, 1).plusDays(day);
        PracticalWindow window = new PracticalWindow(from, PracticalWindow.lastDay(from, calendar));
        assertThat(window.countedDays(calendar)).isEqualTo(14);
        assertThat(window.followsFormula(calendar)).isTrue();
        assertThat(calendar.holiday(window.to())).isEmpty();
        assertThat(window.days()).isBetween(14L, 14L + 10L);
    }

    @Property
    void aLaterFirstDayNeverGivesAnEarlierLastDay(@ForAll @IntRange(min = 0, max = 1000) int day) {
        LocalDate from = LocalDate.of(2019, 3, 1).plusDays(day);
        assertThat(PracticalWindow.lastDay(from.plusDays(1), calendar))
                .isAfterOrEqualTo(PracticalWindow.lastDay(from, calendar));
    }

    @Test
    void oneDayIsAWindow() {
        LocalDate day = LocalDate.of(2020, 6, 20);
        assertThat(new PracticalWindow(day, day).days()).isEqualTo(1);
    }
}
