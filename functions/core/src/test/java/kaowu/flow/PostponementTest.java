package kaowu.flow;

import static kaowu.flow.Scene.DEADLINE;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kaowu.door.Call;
import kaowu.intake.IntakeState;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.postponement.PostponementFunctions.Preview;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationView;
import kaowu.schedule.NewDates;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.Practical;
import kaowu.schedule.RoundState;
import kaowu.schedule.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A round is postponed to other dates, or to be announced, and everybody in it is brought along. */
@QuarkusTest
@WithTestResource(Servers.class)
class PostponementTest {

    private static final LocalDate LATER = LocalDate.of(2020, 10, 24);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String site;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
    }

    private RoundState state() {
        return done(scene.plans.listRounds(Call.of(new PlanFunctions.ListRequest(null, null)))).rounds().stream()
                .filter(one -> one.roundId().equals(round))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static List<String> events(RegistrationView view) {
        return view.history().stream()
                .map(RegistrationView.Happened::event)
                .filter(event -> event.startsWith("ROUND_"))
                .toList();
    }

    @Test
    void bringsEverybodyToTheNewDayAndTellsEachOnce() {
        String elsewhere = scene.open(round);
        Registered incomplete = scene.registered(round, site);
        Registered complete = scene.complete(round, elsewhere);
        Registered withdrawn = scene.registered(round, site);
        done(scene.withdraw(withdrawn));
        sweeps.tick();
        Preview preview =
                done(disruptions.postpone(round, LATER, null, true, false)).preview();
        assertThat(preview.affected()).isEqualTo(2);
        assertThat(preview.sites()).extracting("siteId", "affected").hasSize(2);
        assertThat(Stored.in("kaowu-cascades")).isEmpty();
        Postponed postponed = done(disruptions.postpone(round, LATER, null));
        assertThat(postponed.affected()).isEqualTo(preview.affected());
        assertThat(postponed.round().theory()).isEqualTo(LATER);
        assertThat(postponed.round().deadline()).isEqualTo(DEADLINE);
        Registered after = scene.registered(round, site);
        sweeps.tick();
        clock.set("2020-05-18T09:05:00+08:00");
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThat(scene.look(one).theory()).isEqualTo(LATER);
            assertThat(Stored.daysHeld(one)).containsExactly(LATER.toString());
            assertThat(events(scene.look(one))).containsExactly("ROUND_MOVED");
            assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "ROUND_MOVED SENT");
            assertThat(Outbox.mails(one))
                    .last()
                    .satisfies(mail ->
                            assertThat(mail.text()).contains("由 2020-06-20 改为 2020-10-24", "2020-10-24 至 2020-11-07"));
        }
        assertThat(scene.look(after).theory()).isEqualTo(LATER);
        assertThat(sweeps.told(after)).containsExactly("RECEIPT SENT");
        assertThat(sweeps.told(withdrawn)).containsExactly("RECEIPT SUPPRESSED");
        assertThat(scene.look(complete)
                        .history()
                        .get(scene.look(complete).history().size() - 1)
                        .text())
                .isEqualTo("考试日期由 2020-06-20 改为 2020-10-24。");
    }

    @Test
    void takesNobodyWhileTheDaysAreToBeAnnouncedAndLosesNobody() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        assertThat(done(disruptions.postpone(round, null, null)).round().state())
                .isEqualTo(RoundState.POSTPONED_TBD);
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("ROUND_POSTPONED");
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isNull();
        assertThat(Stored.daysHeld(registered)).isEmpty();
        assertThat(codes(disruptions.postpone(round, null, null))).containsExactly("NOTHING_MOVES");
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set("2020-05-19T09:00:00+08:00");
        done(disruptions.postpone(round, LATER, null));
        assertThat(state()).isEqualTo(RoundState.OPEN);
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        assertThat(Stored.daysHeld(registered)).containsExactly(LATER.toString());
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "ROUND_MOVED SENT", "ROUND_TBD SENT");
        assertThat(events(scene.look(registered))).containsExactly("ROUND_TBD", "ROUND_MOVED");
        scene.registered(round, site);
    }

    /** Somebody who read the round before it was postponed is stopped by the intake. */
    @Test
    void takesNobodyWhoStillSawTheOldDays() {
        List<String> refused = new ArrayList<>();
        Interruption.atTheFirst(
                write -> true,
                Interruption.Moment.BEFORE_IT_IS_SENT,
                () -> done(disruptions.postpone(round, null, null)),
                () -> refused.addAll(codes(scene.register(round, site, Candidates.byMail()))));
        assertThat(refused).containsExactly("ROUND_POSTPONED");
        assertThat(Stored.in(Stored.REGISTRATIONS)).isEmpty();
        assertThat(done(scene.intakes.listIntakes(Call.of(new ListIntakesRequest(round, null))))
                        .intakes()
                        .get(0)
                        .state())
                .isNotEqualTo(IntakeState.OPEN);
    }

    @Test
    void sendsNothingThatALaterChangeHasOvertaken() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(disruptions.postpone(round, null, null));
        done(disruptions.postpone(round, LATER, null));
        done(disruptions.postpone(round, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "ROUND_MOVED SENT", "ROUND_MOVED SUPPRESSED", "ROUND_TBD SUPPRESSED");
        assertThat(events(scene.look(registered))).containsExactly("ROUND_TBD", "ROUND_MOVED", "ROUND_MOVED");
        assertThat(Stored.daysHeld(registered))
                .containsExactly(LATER.plusDays(7).toString());
    }

    private List<String> warned(LocalDate theory) {
        return done(disruptions.postpone(round, theory, null, true, false)).preview().warnings().stream()
                .map(Warning::code)
                .toList();
    }

    @Test
    void warnsOfWhatCandidatesWillNotExpect() {
        assertThat(warned(THEORY.minusDays(1))).contains("EXAM_EARLIER");
        assertThat(warned(LATER)).doesNotContain("EXAM_EARLIER", "THEORY_HELD");
        clock.set("2020-06-20T12:00:00+08:00");
        assertThat(warned(LATER)).doesNotContain("THEORY_HELD");
        clock.set("2020-06-21T00:00:00+08:00");
        assertThat(warned(LATER)).contains("THEORY_HELD");
    }

    /** A slip of the pen, over which nobody waits for thousands of years of working days. */
    @Test
    void refusesDaysThatNobodyMeans() {
        assertThat(codes(disruptions.postpone(round, LocalDate.of(9999, 12, 31), null, true, false)))
                .contains("NEW_DAY_TOO_FAR");
        NewDates endless = new NewDates(null, LATER, new Practical(LATER, LATER.plusYears(2)));
        assertThat(codes(disruptions.postponements.postponeRound(
                        Call.of(new PostponeRequest("tester", round, null, endless, null, "疫情", null, true, null)))))
                .containsExactly("WINDOW_TOO_LONG");
    }

    @Test
    void knowsASiteThatIsNoneFromOneThatTakesNobody() {
        assertThat(codes(disruptions.postponeSite(round, "nowhere", LATER, null)))
                .containsExactly("UNKNOWN_SITE");
        assertThat(codes(disruptions.postponeSite(round, "", LATER, null))).containsExactly("UNKNOWN_SITE");
        assertThat(codes(disruptions.postponeSite(round, scene.site(), LATER, null)))
                .containsExactly("NO_INTAKE_THERE");
    }

    @Test
    void refusesDatesThatCannotBe() {
        LocalDate past = LocalDate.of(2020, 5, 1);
        assertThat(codes(disruptions.postpone("nothing-1", LATER, null))).containsExactly("UNKNOWN_ROUND");
        assertThat(codes(disruptions.postpone(round, THEORY, null))).containsExactly("NOTHING_MOVES");
        assertThat(codes(disruptions.postpone(round, past, null)))
                .containsExactly("NEW_DAY_PASSED", "NEW_WINDOW_PASSED", "DEADLINE_NOT_BEFORE_THEORY");
        assertThat(codes(disruptions.postpone(round, LATER, past))).containsExactly("NEW_DEADLINE_PASSED");
        assertThat(codes(disruptions.postpone(round, LATER, LATER))).containsExactly("DEADLINE_NOT_BEFORE_THEORY");
        assertThat(codes(disruptions.postpone(round, LATER, null, false, true))).containsExactly("REINSTATES_NOBODY");
        assertThat(codes(disruptions.postpone(round, null, null, false, true))).containsExactly("REINSTATES_NOBODY");
        assertThat(codes(disruptions.postpone(round, LATER, DEADLINE.minusDays(1))))
                .containsExactly("DEADLINE_EARLIER");
        assertThat(codes(disruptions.postponements.postponeRound(Call.of(new PostponeRequest(
                        "tester",
                        round,
                        null,
                        new NewDates(null, LATER, new Practical(past, LATER)),
                        null,
                        "疫情",
                        null,
                        null,
                        null)))))
                .containsExactly("NEW_WINDOW_PASSED");
        NewDates reversed = new NewDates(null, LATER, new Practical(LATER, LATER.minusDays(1)));
        assertThat(codes(disruptions.postponements.postponeRound(
                        Call.of(new PostponeRequest("tester", round, null, reversed, null, "疫情", null, null, null)))))
                .containsExactly("WINDOW_REVERSED");
        assertThat(codes(disruptions.postponements.postponeRound(
                        Call.of(new PostponeRequest("tester", round, null, reversed, true, "疫情", null, null, null)))))
                .containsExactly("DATES_OR_TBD");
        String over = scene.round(LocalDate.of(2020, 5, 20), LocalDate.of(2020, 5, 21));
        clock.set("2020-06-05T00:00:00+08:00");
        assertThat(codes(disruptions.postpone(over, LATER, null))).containsExactly("ROUND_OVER");
        clock.set("2020-05-18T10:00:00+08:00");
        Registered registered = scene.registered(round, site);
        assertThat(codes(disruptions.choose(registered, Choice.FOLLOW))).containsExactly("NOTHING_TO_CHOOSE");
    }

    /** As the local system does at each start. */
    @Test
    void staysPostponedWhenThePlanIsPublishedAgainAsItWas() {
        String planId = round.substring(0, round.lastIndexOf('-'));
        done(disruptions.postpone(round, LATER, null));
        done(scene.publish(Scene.plan(planId, DEADLINE, THEORY), null, null));
        Registered registered = scene.registered(round, site);
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        done(disruptions.postpone(round, null, null));
        done(scene.publish(Scene.plan(planId, DEADLINE, THEORY), null, null));
        assertThat(state()).isEqualTo(RoundState.POSTPONED_TBD);
    }

    @Test
    void freesTheNewDayOfWhoWithdrawsWhileHerDayIsMoved() {
        Registered registered = scene.registered(round, site);
        done(disruptions.postpone(round, LATER, null));
        Interruption.atTheFirst(
                write -> write.toString().contains("WITHDRAWN"),
                Interruption.Moment.BEFORE_IT_IS_SENT,
                () -> sweeps.cascade(),
                () -> done(scene.withdraw(registered)));
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource
    void losesNobodyAndTellsNobodyTwiceWhenItIsKilled(Interruption.Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    List<Registered> people = scene.registered(round, site, 2);
                    sweeps.tick();
                    return people;
                },
                people -> {
                    disruptions.postpone(round, LATER, null);
                    sweeps.cascade();
                },
                people -> {
                    assertThat(codes(disruptions.postpone(round, LATER, null))).isSubsetOf("NOTHING_MOVES");
                    sweeps.tick();
                    clock.set(clock.instant().plus(Duration.ofMinutes(2)));
                    sweeps.tick();
                    assertThat(people).allSatisfy(one -> {
                        assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "ROUND_MOVED SENT");
                        assertThat(Stored.daysHeld(one)).containsExactly(LATER.toString());
                        assertThat(events(scene.look(one))).containsExactly("ROUND_MOVED");
                    });
                    scene.registered(round, site);
                });
        assertThat(writes).isGreaterThanOrEqualTo(5);
    }

    @Test
    void tellsOnceThoughManyRunAtOnce() {
        List<Registered> people = scene.registered(round, site, 12);
        sweeps.tick();
        done(disruptions.postpone(round, LATER, null));
        Together.times(4, () -> sweeps.cascade());
        Together.times(4, () -> sweeps.deliver());
        assertThat(people).allSatisfy(one -> {
            assertThat(events(scene.look(one))).containsExactly("ROUND_MOVED");
            assertThat(Outbox.mails(one)).hasSize(2);
            assertThat(Stored.daysHeld(one)).containsExactly(LATER.toString());
        });
    }
}
