package kaowu.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kaowu.calendar.HolidayCalendar;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.schedule.CalendarFunctions.ExplainRequest;
import kaowu.schedule.CalendarFunctions.Explained;
import kaowu.schedule.CalendarFunctions.Holiday;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarFunctionsTest {

    private final CalendarFunctions functions = new CalendarFunctions(new HolidayCalendar());

    private Answer<Explained> explained(String from, @Nullable String to, String lang) {
        return functions.explainWindow(
                Call.of(new ExplainRequest(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)), lang));
    }

    private Explained explained(String from, @Nullable String to) {
        Explained value = explained(from, to, "zh-CN").value();
        if (value == null) {
            throw new AssertionError("refused");
        }
        return value;
    }

    /** Unified round 2 of the notice: National Day and the Mid-Autumn Festival are left out. */
    @Test
    void explainsTheWindowOverNationalDay() {
        Explained explained = explained("2020-09-19", "2020-10-10");
        assertThat(explained.days()).isEqualTo(22);
        assertThat(explained.countedDays()).isEqualTo(14);
        assertThat(explained.follows()).isTrue();
        assertThat(explained.holidays()).hasSize(8).contains(new Holiday(LocalDate.of(2020, 10, 1), "国庆中秋"));
        assertThat(explained.lastDay()).isEqualTo(LocalDate.of(2020, 10, 10));
        // 9/21 to 9/25, Sunday 9/27 in exchange, 9/28 to 9/30, 10/9, and Saturday 10/10 in exchange.
        assertThat(explained.workingDays()).isEqualTo(11);
        assertThat(explained.text()).contains("共 22 天", "2020-10-01 国庆中秋", "为 14 天，符合规定", "工作日有 11 天");
    }

    /** Unified round 1: the Dragon Boat Festival was not added. */
    @Test
    void saysWhereThePrintedWindowDiffers() {
        Explained explained = explained("2020-06-20", "2020-07-03");
        assertThat(explained.follows()).isFalse();
        assertThat(explained.lastDay()).isEqualTo(LocalDate.of(2020, 7, 6));
        assertThat(explained.text()).contains("与规定不符", "应为 2020-07-06");
    }

    @Test
    void givesTheLastDayOfItself() {
        Explained explained = explained("2020-08-01", null);
        assertThat(explained.to()).isEqualTo(LocalDate.of(2020, 8, 14));
        assertThat(explained.holidays()).isEmpty();
        assertThat(explained.text()).contains("法定节假日：无");
    }

    @Test
    void saysThatItDoesNotKnowTheHolidaysOfAYear() {
        assertThat(explained("2199-12-25", "2200-01-06").text())
                .contains("2199 年", "2200 年")
                .contains("未知");
    }

    @Test
    void refusesAWindowThatIsNone() {
        for (String to : List.of("2020-07-31", "2021-08-02")) {
            Answer<Explained> refused = explained("2020-08-01", to, "en");
            assertThat(refused.refusals()).extracting(Answer.Said::code).containsExactly("WINDOW_OUT_OF_BOUNDS");
            assertThat(refused.refusals()).extracting(Answer.Said::field).containsExactly("to");
        }
    }
}
