package kaowu.schedule;

import static kaowu.schedule.TheNotice.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kaowu.door.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCheckTest {

    private static final PlannedRound ROUND = round(1);

    @Test
    void findsNothingWrongWithThePlansOfTheNotice() {
        assertThat(PlanCheck.problems(TheNotice.unified())).isEmpty();
        assertThat(PlanCheck.problems(TheNotice.daily())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020H2", "2020_h2", "-2020", "2020-", "2020--h2", "安排表", "a/b", "a#b"})
    void refusesAnIdOfOtherCharacters(String id) {
        assertThat(PlanCheck.problems(plan(id, "Asia/Shanghai", "24:00", ROUND)))
                .containsExactly(Refusal.of("PLAN_ID_FORMAT", "plan.id"));
    }

    @Test
    void takesAnIdOfSixtyCharactersAndNoMore() {
        assertThat(PlanCheck.problems(plan("a".repeat(60), "Asia/Shanghai", "24:00", ROUND)))
                .isEmpty();
        assertThat(PlanCheck.problems(plan("a".repeat(61), "Asia/Shanghai", "24:00", ROUND)))
                .containsExactly(Refusal.of("PLAN_ID_FORMAT", "plan.id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Chengdu", "北京", "UTC+25"})
    void refusesAZoneThatThereIsNot(String zone) {
        assertThat(PlanCheck.problems(plan("p", zone, "24:00", ROUND)))
                .containsExactly(Refusal.of("ZONE_UNKNOWN", "plan.zone", zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "24:01", "5pm"})
    void refusesACutOffThatIsNoTimeOfTheDeadlineDay(String cutOff) {
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", cutOff, ROUND)))
                .containsExactly(Refusal.of("CUTOFF_FORMAT", "plan.cutoff", cutOff));
    }

    @Test
    void refusesAPlanWithoutRounds() {
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00")))
                .containsExactly(Refusal.of("NO_ROUNDS", "plan.rounds"));
    }

    @Test
    void takesNinetyRoundsAndNoMore() {
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", rounds(90))))
                .isEmpty();
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", rounds(91))))
                .containsExactly(Refusal.of("TOO_MANY_ROUNDS", "plan.rounds", 90));
    }

    @Test
    void refusesANumberThatIsNoneAndOneThatStandsTwice() {
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", round(0), round(2), round(2), round(10_000))))
                .containsExactly(
                        Refusal.of("ROUND_NUMBER", "plan.rounds[0].no", 0),
                        Refusal.of("ROUND_TWICE", "plan.rounds[2].no", 2),
                        Refusal.of("ROUND_NUMBER", "plan.rounds[3].no", 10_000));
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        PlannedRound reversed = row(1, List.of(), "2020-05-29", "2020-06-20", "2020-06-20", "2020-06-19");
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", reversed)))
                .containsExactly(Refusal.of("WINDOW_REVERSED", "plan.rounds[0].practical.to", 1));
    }

    @Test
    void refusesAWindowOfMoreThanAYear() {
        PlannedRound year = row(1, List.of(), "2020-05-29", "2020-06-20", "2020-06-20", "2021-06-21");
        PlannedRound more = row(2, List.of(), "2020-05-29", "2020-06-20", "2020-06-20", "2021-06-22");
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", year, more)))
                .containsExactly(Refusal.of("WINDOW_TOO_LONG", "plan.rounds[1].practical.to", 2, 366));
    }

    @Test
    void refusesARoundThatOpensAfterItsDeadline() {
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", opening("2020-05-29"))))
                .isEmpty();
        assertThat(PlanCheck.problems(plan("p", "Asia/Shanghai", "24:00", opening("2020-05-30"))))
                .containsExactly(Refusal.of("OPENS_AFTER_DEADLINE", "plan.rounds[0].opens", 1));
    }

    private static PlannedRound opening(String day) {
        return new PlannedRound(
                1, ROUND.occupations(), LocalDate.parse(day), ROUND.deadline(), ROUND.theory(), ROUND.practical());
    }

    private static PlannedRound round(int no) {
        return row(no, List.of(), "2020-05-29", "2020-06-20", "2020-06-20", "2020-07-04");
    }

    private static PlannedRound[] rounds(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(PlanCheckTest::round).toArray(PlannedRound[]::new);
    }

    private static Plan plan(String id, String zone, String cutOff, PlannedRound... rounds) {
        return new Plan(id, PlanKind.DAILY, "日常鉴定", "", zone, cutOff, List.of(rounds), null);
    }
}
