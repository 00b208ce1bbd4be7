package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.door.Call;
import kaowu.intake.IntakeState;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.ListedIntake;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.schedule.PlanKind;
import kaowu.schedule.PlannedRound;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One site of a daily round has dates of its own, and everybody else goes on as before. */
@QuarkusTest
@WithTestResource(Servers.class)
class OwnDatesTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 25);
    private static final LocalDate LATER_DEADLINE = LocalDate.of(2020, 7, 3);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String moving;
    private String staying;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.daily();
        moving = scene.open(round);
        staying = scene.open(round);
    }

    private RoundView listed() {
        return done(scene.plans.listRounds(Call.of(new ListRequest(null, null)))).rounds().stream()
                .filter(one -> one.roundId().equals(round))
                .findFirst()
                .orElseThrow();
    }

    private ListedIntake intake(String siteId) {
        return done(scene.intakes.listIntakes(Call.of(new ListIntakesRequest(round, null)))).intakes().stream()
                .filter(one -> one.siteId().equals(siteId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void movesThoseAtTheSiteAndNobodyElse() {
        Registered here = scene.registered(round, moving);
        Registered there = scene.registered(round, staying);
        sweeps.tick();
        Postponed seen = done(disruptions.postponeSite("tester", round, moving, LATER, LATER_DEADLINE, null, true));
        assertThat(seen.preview().affected()).isEqualTo(1);
        assertThat(seen.preview().sites()).extracting("siteId", "ownDates").hasSize(1);
        assertThat(seen.preview().warnings()).extracting("code").doesNotContain("FILING_NEEDED");
        Postponed postponed = done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE));
        assertThat(postponed.affected()).isEqualTo(1);
        assertThat(postponed.round().siteId()).isEqualTo(moving);
        assertThat(postponed.round().theory()).isEqualTo(LATER);
        sweeps.tick();

        assertThat(scene.look(here).theory()).isEqualTo(LATER);
        assertThat(scene.look(here).practical().from()).isEqualTo(LATER);
        assertThat(scene.look(here).closesAt()).isEqualTo("2020-07-04T00:00+08:00");
        assertThat(sweeps.told(here)).containsExactly("RECEIPT SENT", "ROUND_MOVED SENT");
        assertThat(scene.look(there).theory()).isEqualTo(THEORY);
        assertThat(scene.look(there).closesAt()).isEqualTo("2020-05-30T00:00+08:00");
        assertThat(sweeps.told(there)).containsExactly("RECEIPT SENT");

        assertThat(listed().theory()).isEqualTo(THEORY);
        assertThat(listed().apart()).hasSize(1).first().satisfies(apart -> {
            assertThat(apart.siteId()).isEqualTo(moving);
            assertThat(apart.theory()).isEqualTo(LATER);
        });
        assertThat(intake(moving)).extracting("ownDates", "theory").containsExactly(true, LATER);
        assertThat(intake(staying)).extracting("ownDates", "theory").containsExactly(false, THEORY);
        assertThat(scene.look(scene.registered(round, moving)).theory()).isEqualTo(LATER);
        assertThat(scene.look(scene.registered(round, staying)).theory()).isEqualTo(THEORY);
    }

    @Test
    void closesAndRemindsEachAtItsOwnDeadline() {
        Registered here = scene.registered(round, moving);
        Registered there = scene.registered(round, staying);
        sweeps.tick();
        done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE));
        sweeps.tick();
        clock.set("2020-05-28T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(here)).noneMatch(one -> one.startsWith("REMINDER"));
        assertThat(sweeps.told(there)).contains("REMINDER/PT72H SENT");

        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(scene.look(there).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(scene.look(here).state()).isEqualTo(RegistrationState.REGISTERED);
        assertThat(listed().state()).isEqualTo(RoundState.CLOSED);
        assertThat(done(scene.plans.listRounds(Call.of(new ListRequest(RoundState.OPEN, null))))
                        .rounds())
                .extracting(RoundView::roundId)
                .contains(round);
        assertThat(codes(scene.register(round, staying, Candidates.byMail()))).containsExactly("CLOSED");
        scene.registered(round, moving);
        clock.set("2020-05-30T00:10:00+08:00");
        sweeps.tick();

        clock.set("2020-07-01T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(here)).contains("REMINDER/PT72H SENT");
        clock.set("2020-07-04T00:00:00+08:00");
        assertThat(sweeps.close()).isEqualTo(2);
        assertThat(scene.look(here).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(codes(scene.register(round, moving, Candidates.byMail()))).containsExactly("CLOSED");
        clock.set("2020-07-04T00:10:00+08:00");
        sweeps.tick();
        assertThat(Stored.in("kaowu-rounds")).noneMatch(item -> item.containsKey("closing"));
        assertThat(Stored.in(Stored.AUDIT, "subject", "round/" + round))
                .extracting(item -> item.get("action").s())
                .containsExactlyInAnyOrder("postponeRound", "closeRounds", "closeRounds");
    }

    @Test
    void isReopenedAloneAfterTheRoundHasClosed() {
        Registered here = scene.complete(round, moving);
        clock.set("2020-05-30T00:10:00+08:00");
        sweeps.tick();
        clock.set("2020-05-30T00:20:00+08:00");
        sweeps.tick();
        done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE));
        sweeps.tick();
        assertThat(intake(moving).state()).isEqualTo(IntakeState.OPEN);
        assertThat(intake(staying).state()).isEqualTo(IntakeState.CLOSED);
        scene.registered(round, moving);
        assertThat(codes(scene.register(round, staying, Candidates.byMail()))).containsExactly("CLOSED");
        assertThat(scene.look(here).theory()).isEqualTo(LATER);
    }

    @Test
    void isToBeAnnouncedAlone() {
        Registered here = scene.registered(round, moving);
        done(disruptions.postponeSite(round, moving, null, null));
        assertThat(codes(scene.register(round, moving, Candidates.byMail()))).containsExactly("ROUND_POSTPONED");
        assertThat(intake(moving).state()).isEqualTo(IntakeState.PAUSED);
        assertThat(intake(moving).theory()).isNull();
        scene.registered(round, staying);
        sweeps.tick();
        assertThat(scene.look(here).theory()).isNull();
        assertThat(scene.look(here).practical()).isNull();
        assertThat(codes(disruptions.postponeSite(round, moving, null, null))).containsExactly("NOTHING_MOVES_AT");
        done(disruptions.postponeSite(round, moving, LATER, null));
        sweeps.tick();
        assertThat(scene.look(here).theory()).isEqualTo(LATER);
    }

    /** The versions of both have been counted apart; whoever is behind must notice all the same. */
    @Test
    void losesItsOwnDatesWhenTheWholeRoundMoves() {
        Registered here = scene.registered(round, moving);
        Registered there = scene.registered(round, staying);
        done(disruptions.postponeSite(round, moving, LATER, null));
        sweeps.tick();
        done(disruptions.postponeSite(round, moving, LATER.plusDays(7), null));
        sweeps.tick();
        clock.set("2020-05-18T09:10:00+08:00");
        LocalDate together = LATER.plusDays(14);
        Postponed seen = done(disruptions.postpone(round, together, null, true, false));
        assertThat(seen.preview().sites())
                .extracting("siteId", "ownDates")
                .contains(tuple(moving, true), tuple(staying, false));
        assertThat(done(disruptions.postpone(round, together, null)).affected()).isEqualTo(2);
        sweeps.tick();
        for (Registered one : List.of(here, there)) {
            assertThat(scene.look(one).theory()).isEqualTo(together);
            assertThat(Stored.daysHeld(one)).containsExactly(together.toString());
        }
        assertThat(sweeps.told(here))
                .containsExactly("RECEIPT SENT", "ROUND_MOVED SENT", "ROUND_MOVED SENT", "ROUND_MOVED SENT");
        assertThat(sweeps.told(there)).containsExactly("RECEIPT SENT", "ROUND_MOVED SENT");
        assertThat(listed().apart()).isNull();
        assertThat(scene.look(scene.registered(round, moving)).theory()).isEqualTo(together);
        // And again alone.
        clock.set("2020-05-18T09:20:00+08:00");
        done(disruptions.postponeSite(round, moving, LATER, null));
        sweeps.tick();
        assertThat(scene.look(here).theory()).isEqualTo(LATER);
        assertThat(scene.look(there).theory()).isEqualTo(together);
    }

    @Test
    void losesNoTimeWhenTheWholeRoundMoves() {
        Registered here = scene.registered(round, moving);
        done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE));
        LocalDate together = LATER.plusDays(14);
        assertThat(codes(disruptions.postpone(round, together, null))).containsExactly("DEADLINE_EARLIER");
        assertThat(codes(disruptions.postpone(round, null, null))).containsExactly("DEADLINE_EARLIER");
        done(disruptions.postpone(round, together, LATER_DEADLINE));
        assertThat(scene.look(here).closesAt()).isEqualTo("2020-07-04T00:00+08:00");
    }

    @Test
    void keepsItsOwnDatesWhenThePlanIsPublishedAgain() {
        scene.registered(round, moving);
        done(disruptions.postponeSite(round, moving, LATER, null));
        String planId = round.substring(0, round.lastIndexOf('-'));
        var usual = Scene.plan(planId, Scene.DEADLINE.plusDays(1), THEORY, new String[0]);
        var daily = new Plan(
                planId,
                PlanKind.DAILY,
                usual.title(),
                usual.source(),
                usual.zone(),
                usual.cutoff(),
                usual.rounds(),
                null);
        done(scene.publish(daily, List.of(round), "疫情防控"));
        assertThat(listed().closesAt()).isEqualTo("2020-05-31T00:00+08:00");
        assertThat(listed().apart()).extracting(RoundView::theory).containsExactly(LATER);
        assertThat(intake(moving).closesAt()).isEqualTo("2020-05-30T00:00+08:00");
        assertThat(intake(staying).closesAt()).isEqualTo("2020-05-31T00:00+08:00");
    }

    @Test
    void isCancelledWithTheRound() {
        done(disruptions.postponeSite(round, moving, LATER, null));
        String planId = round.substring(0, round.lastIndexOf('-'));
        var usual = Scene.plan(planId, Scene.DEADLINE, THEORY, new String[0]);
        var row = usual.rounds().get(0);
        var other = new PlannedRound(2, row.occupations(), null, row.deadline(), row.theory(), row.practical());
        done(scene.publish(
                new Plan(
                        planId,
                        PlanKind.DAILY,
                        usual.title(),
                        usual.source(),
                        usual.zone(),
                        usual.cutoff(),
                        List.of(other),
                        null),
                null,
                null));
        assertThat(listed().state()).isEqualTo(RoundState.CANCELLED);
        assertThat(listed().apart()).isNull();
        assertThat(codes(scene.register(round, moving, Candidates.byMail()))).containsExactly("ROUND_CANCELLED");
        clock.set("2020-08-01T00:00:00+08:00");
        sweeps.tick();
    }

    @Test
    void needsAnIntakeThere() {
        assertThat(codes(disruptions.postponeSite(round, scene.site(), LATER, null)))
                .containsExactly("NO_INTAKE_THERE");
    }
}
