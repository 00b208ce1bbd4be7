package kaowu.schedule;

import static kaowu.schedule.TheNotice.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import org.junit.jupiter.api.Test;

class IrregularitiesTest {

    private static final Instant NEW_YEAR = Instant.parse("2020-01-01T00:00:00Z");
    private static final LocalDate JUNE_20 = LocalDate.of(2020, 6, 20);
    private static final PlannedRound REGULAR =
            row(1, List.of(), "2020-07-10", "2020-08-01", "2020-08-01", "2020-08-15");

    @Test
    void findsNothingOddAboutARegularRound() {
        assertThat(found(REGULAR)).isEmpty();
    }

    @Test
    void findsADeadlineOnTheTheoryDay() {
        assertThat(found(row(1, List.of(), "2020-08-01", "2020-08-01", "2020-08-01", "2020-08-15")))
                .containsExactly(Irregularity.of(
                        "DEADLINE_NOT_BEFORE_THEORY", "p-1", LocalDate.of(2020, 8, 1), LocalDate.of(2020, 8, 1)));
    }

    @Test
    void findsADeadlineAfterTheTheoryDay() {
        assertThat(found(row(1, List.of(), "2020-08-03", "2020-08-01", "2020-08-01", "2020-08-15")))
                .containsExactly(Irregularity.of(
                        "DEADLINE_NOT_BEFORE_THEORY", "p-1", LocalDate.of(2020, 8, 3), LocalDate.of(2020, 8, 1)));
    }

    @Test
    void findsAPracticalExamBeforeTheTheoryDay() {
        assertThat(found(row(1, List.of(), "2020-07-10", "2020-08-01", "2020-07-31", "2020-08-13")))
                .containsExactly(Irregularity.of(
                        "PRACTICAL_BEFORE_THEORY", "p-1", LocalDate.of(2020, 7, 31), LocalDate.of(2020, 8, 1)));
    }

    @Test
    void findsATheoryDayOnAHoliday() {
        assertThat(found(row(1, List.of(), "2020-06-05", "2020-06-27", "2020-06-27", "2020-07-11")))
                .containsExactly(Irregularity.of("THEORY_ON_HOLIDAY", "p-1", LocalDate.of(2020, 6, 27), "端午节"));
    }

    @Test
    void takesTheWorkingSundayAfterTheDragonBoatFestivalForNoHoliday() {
        assertThat(found(row(1, List.of(), "2020-06-28", "2020-07-20", "2020-07-20", "2020-08-03")))
                .isEmpty();
    }

    @Test
    void findsAWindowThatIsTooLongByOneDay() {
        assertThat(found(row(1, List.of(), "2020-07-10", "2020-08-01", "2020-08-01", "2020-08-16")))
                .containsExactly(Irregularity.of(
                        "WINDOW_FORMULA",
                        "p-1",
                        LocalDate.of(2020, 8, 1),
                        LocalDate.of(2020, 8, 16),
                        16L,
                        16L,
                        LocalDate.of(2020, 8, 14)));
    }

    @Test
    void adoptsAWindowThatTheDragonBoatFestivalWasAddedTo() {
        assertThat(found(row(1, List.of(), "2020-05-29", "2020-06-20", "2020-06-20", "2020-07-06")))
                .isEmpty();
    }

    @Test
    void findsAPassedDeadlineFromTheCutOffOn() {
        Plan plan = plan(REGULAR);
        Instant cutOff = Instant.parse("2020-07-10T16:00:00Z");
        assertThat(Irregularities.of(
                        plan, List.of(), cutOff.minusMillis(1), new HolidayCalendar(), new NationalExams()))
                .isEmpty();
        assertThat(Irregularities.of(plan, List.of(), cutOff, new HolidayCalendar(), new NationalExams()))
                .containsExactly(Irregularity.of("DEADLINE_PASSED", "p-1", LocalDate.of(2020, 7, 10)));
    }

    @Test
    void saysThatTheHolidaysOfAYearAreUnknown() {
        assertThat(found(row(1, List.of(), "2099-07-10", "2099-08-01", "2099-08-01", "2099-08-15")))
                .containsExactly(Irregularity.of("HOLIDAYS_UNKNOWN", "p", 2099));
    }

    @Test
    void measuresLeadTimesAgainstMostRoundsOfAllPlansTogether() {
        Neighbour first = neighbour("q-1", "2020-03-06", "2020-03-28");
        Neighbour second = neighbour("q-2", "2020-04-03", "2020-04-25");
        List<Irregularity> found = Irregularities.of(
                plan(row(1, List.of(), "2020-05-22", "2020-06-20", "2020-06-20", "2020-07-06")),
                List.of(first, second),
                NEW_YEAR,
                new HolidayCalendar(),
                new NationalExams());
        assertThat(found)
                .containsExactly(Irregularity.of("LEAD_TIME", "p-1", LocalDate.of(2020, 5, 22), JUNE_20, 29L, 22L));
    }

    @Test
    void takesTheLongestOfEquallyCommonLeadTimes() {
        assertThat(found(REGULAR, row(2, List.of(), "2020-05-22", "2020-06-20", "2020-06-20", "2020-07-06")))
                .containsExactly(Irregularity.of(
                        "LEAD_TIME", "p-1", LocalDate.of(2020, 7, 10), LocalDate.of(2020, 8, 1), 22L, 29L));
    }

    private static Neighbour neighbour(String id, String deadline, String theory) {
        LocalDate day = LocalDate.parse(theory);
        return new Neighbour(id, LocalDate.parse(deadline), day, new Practical(day, day.plusDays(14)));
    }

    private static List<Irregularity> found(PlannedRound... rows) {
        return Irregularities.of(plan(rows), List.of(), NEW_YEAR, new HolidayCalendar(), new NationalExams());
    }

    private static Plan plan(PlannedRound... rows) {
        return new Plan("p", PlanKind.DAILY, "日常鉴定", "", "Asia/Shanghai", "24:00", List.of(rows), null);
    }
}
