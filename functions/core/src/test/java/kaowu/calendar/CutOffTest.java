package kaowu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutOffTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DEADLINE = LocalDate.of(2020, 5, 29);

    @Test
    void endsADeadlineDayInShanghaiAtFourInTheAfternoonUtc() {
        assertThat(at("24:00", FIRST_DEADLINE, SHANGHAI)).isEqualTo(Instant.parse("2020-05-29T16:00:00Z"));
    }

    @Test
    void endsADayEarlierOrLaterWithTheTimeThatIsSet() {
        assertThat(at("17:30", FIRST_DEADLINE, SHANGHAI)).isEqualTo(Instant.parse("2020-05-29T09:30:00Z"));
        assertThat(at("00:01", FIRST_DEADLINE, SHANGHAI)).isEqualTo(Instant.parse("2020-05-28T16:01:00Z"));
    }

    @Test
    void endsTheLastDayOfAYearWithTheYear() {
        assertThat(at("24:00", LocalDate.of(2020, 12, 31), SHANGHAI)).isEqualTo(Instant.parse("2020-12-31T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // The day that summer time begins on has 23 hours, the one that it ends on 25.
        "Europe/Berlin,     2020-03-29, 24:00, 2020-03-29T22:00:00Z",
        "Europe/Berlin,     2020-10-25, 24:00, 2020-10-25T23:00:00Z",
        // 02:30 does not exist, and is 03:30.
        "Europe/Berlin,     2020-03-29, 02:30, 2020-03-29T01:30:00Z",
        // 02:30 is there twice: the first one ends registering.
        "Europe/Berlin,     2020-10-25, 02:30, 2020-10-25T00:30:00Z",
        // The next day begins at 01:00.
        "America/Sao_Paulo, 2018-11-03, 24:00, 2018-11-04T03:00:00Z"
    })
    void followsAZoneWithSummerTime(ZoneId zone, LocalDate deadline, String cutOff, Instant expected) {
        assertThat(at(cutOff, deadline, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"00:00", "24:01", "24:30", "25:00", "29:59", "12:60", "9:00", "0900", "12:00:00", "", " ", "noon"
            })
    void refusesWhatIsNoTimeOfADeadlineDay(String text) {
        assertThat(CutOff.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "00:01", "09:00", "23:59"})
    void saysWhatItRead(String text) {
        assertThat(CutOff.parse(text)).map(CutOff::toString).contains(text);
    }

    @Property
    void everyMinuteOfTheDayLiesOnTheDeadlineDay(@ForAll @IntRange(min = 1, max = 1439) int minute) {
        LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
        Instant cutOff = at(time.toString(), FIRST_DEADLINE, SHANGHAI);
        assertThat(cutOff.atZone(SHANGHAI).toLocalDate()).isEqualTo(FIRST_DEADLINE);
        assertThat(cutOff.atZone(SHANGHAI).toLocalTime()).isEqualTo(time);
    }

    private static Instant at(String cutOff, LocalDate deadline, ZoneId zone) {
        return CutOff.parse(cutOff).orElseThrow().on(deadline, zone);
    }
}
