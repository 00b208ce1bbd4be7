package kaowu.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaowu.calendar.HolidayCalendar;
import kaowu.registration.PracticalPlaces.Demand;
import kaowu.registration.PracticalPlaces.Left;
import kaowu.site.Authority;
import kaowu.site.Site;
import org.junit.jupiter.api.Test;

/** Working days of 2020: 6/20 (Sat) to 7/4 (Sat) has nine, since 6/25 to 6/27 are off and 6/28, a Sunday, is worked. */
class PracticalPlacesTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 6, 20);
    private static final LocalDate SECOND = LocalDate.of(2020, 7, 4);
    private static final LocalDate THIRD = LocalDate.of(2020, 7, 18);

    private static PracticalPlaces with(int stations) {
        Site site = new Site(
                "cd-01",
                "测试站",
                "成都市",
                Authority.CITY,
                List.of("育婴员", "保安员"),
                Map.of("育婴员", stations, "保安员", 1),
                null,
                null);
        return new PracticalPlaces(site, new HolidayCalendar());
    }

    private static Demand demand(String id, LocalDate from, LocalDate to, int places) {
        return new Demand(id, List.of("育婴员"), from, to, places);
    }

    private static Left left(PracticalPlaces places, Demand round, Demand... others) {
        return places.leftFor(round, List.of(others)).orElseThrow();
    }

    @Test
    void takesTenADayAtEachStationOnWorkingDays() {
        Left left = left(with(2), demand("r1", FIRST, SECOND, 0));
        assertThat(left.days()).isEqualTo(9);
        assertThat(left.perDay()).isEqualTo(20);
        assertThat(left.places()).isEqualTo(180);
    }

    /** Not even those that are so far off that their days could not be counted one by one. */
    @Test
    void leavesRoundsAloneThatShareNoDays() {
        LocalDate farOff = LocalDate.of(9999, 1, 4);
        Left left = left(with(2), demand("r1", FIRST, SECOND, 0), demand("r2", farOff, farOff.plusDays(14), 1000));
        assertThat(left.places()).isEqualTo(180);
        assertThat(left.to()).isEqualTo(SECOND);
        assertThat(left.others()).isEmpty();
    }

    @Test
    void countsStationsOfTheOccupationsThatTheRoundTakes() {
        Demand both = new Demand("r1", List.of("育婴员", "保安员"), FIRST, SECOND, 0);
        assertThat(left(with(2), both).places()).isEqualTo(270);
    }

    @Test
    void saysHowManyStationsOrDaysWouldBeEnough() {
        Left left = left(with(2), demand("r1", FIRST, SECOND, 0));
        assertThat(left.stationsFor(181)).contains(1L);
        assertThat(left.stationsFor(270)).contains(1L);
        assertThat(left.stationsFor(271)).contains(2L);
        assertThat(left.daysFor(200)).contains(1L);
        assertThat(left.daysFor(201)).contains(2L);
        Left without = left(with(0), demand("r1", FIRST, SECOND, 0));
        assertThat(without.places()).isZero();
        assertThat(without.daysFor(1)).isEmpty();
        assertThat(without.stationsFor(1)).contains(1L);
    }

    @Test
    void countsAcrossRoundsThatShareADay() {
        LocalDate monday = LocalDate.of(2020, 7, 6);
        // Both have only the sixth of July in common with each other, and the first has it alone for its places.
        Demand first = demand("r1", monday, monday, 20);
        Demand second = demand("r2", monday, monday.plusDays(1), 0);
        assertThat(left(with(2), second, first).places()).isEqualTo(20);
        assertThat(left(with(2), second, first).others()).containsExactly("r1");
        assertThat(left(with(2), demand("r3", monday, monday, 0), first).places())
                .isZero();
    }

    @Test
    void findsTheSpanThatLeavesTheLeastAmongMany() {
        // r1 and r3 fill their own windows; r2, which spans both, finds nothing on the days that they take.
        Demand first = demand("r1", FIRST, SECOND, 180);
        Demand third = demand("r3", SECOND, THIRD, 200);
        Demand second = demand("r2", FIRST, THIRD, 0);
        Left left = left(with(2), second, first, third);
        assertThat(left.from()).isEqualTo(FIRST);
        assertThat(left.to()).isEqualTo(THIRD);
        assertThat(left.others()).containsExactly("r1", "r3");
        assertThat(left.places()).isEqualTo(20 * 19L - 180 - 200);
    }

    @Test
    void doesNotCountRoundsThatCanGiveWay() {
        Demand wide = demand("wide", FIRST, THIRD, 200);
        assertThat(left(with(2), demand("r1", FIRST, SECOND, 0), wide).places()).isEqualTo(180);
        assertThat(left(with(2), demand("r1", FIRST, SECOND, 0), demand("wide", FIRST, THIRD, 300))
                        .places())
                .as("of the 380 places on all days 300 are taken")
                .isEqualTo(80);
    }

    @Test
    void saysNothingOfStationsThatNobodyKnows() {
        Site site = new Site("cd-01", "测试站", "成都市", Authority.CITY, List.of("育婴员"), null, null, null);
        assertThat(new PracticalPlaces(site, new HolidayCalendar())
                        .leftFor(
                                demand("r1", FIRST, SECOND, 1),
                                Stream.<Demand>of().toList()))
                .isEmpty();
    }
}
