package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.audit.AuditTable;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.schedule.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan that is published again: the deadline that holds is the one that was set last. */
@QuarkusTest
@WithTestResource(Servers.class)
class MovedDeadlineTest {

    private static final LocalDate EARLIER = LocalDate.of(2020, 5, 27);
    private static final LocalDate LATER = LocalDate.of(2020, 6, 5);

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    AuditTable audit;

    @Inject
    TestClock clock;

    private String round;
    private String site;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.site();
        scene.open(round, site, 20, 2);
    }

    private String planId() {
        return round.substring(0, round.lastIndexOf('-'));
    }

    @Test
    void refusesToMoveADeadlineWithoutConsentAndNamesWhatWouldChange() {
        scene.registered(round, site);
        Plan moved = Scene.plan(planId(), LATER, Scene.THEORY);
        var before = Stored.everything();
        var answer = scene.publish(moved, null, "疫情防控");
        assertThat(codes(answer)).containsExactly("DEADLINE_WOULD_MOVE");
        assertThat(answer.refusals().get(0).message())
                .contains(round, "1 人", "报名截止 2020-05-30T00:00+08:00 → 2020-06-06T00:00+08:00");
        assertThat(codes(scene.publish(moved, List.of("another-1"), "疫情防控"))).containsExactly("DEADLINE_WOULD_MOVE");
        assertThat(codes(scene.publish(moved, List.of(round), null))).containsExactly("MISSING_FIELD");
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @Test
    void refusesToMoveADeadlineIntoThePastOfThoseWhoAreIn() {
        scene.registered(round, site);
        clock.set("2020-05-28T00:00:00+08:00");
        var before = Stored.everything();
        var answer = scene.move(round, EARLIER);
        assertThat(codes(answer)).containsExactly("DEADLINE_WOULD_BE_PAST");
        assertThat(answer.refusals().get(0).message()).contains("2020-05-27 24:00", "1 人");
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @Test
    void tellsAForfeitedOneTheDeadlineThatDecidedOverHerWhateverMovesLater() {
        Registered registered = scene.registered(round, site);
        clock.set(Scene.CLOSES_AT);
        sweeps.tick();
        done(scene.move(round, LATER));
        assertThat(scene.look(registered).closesAt()).isEqualTo(TestClock.offset("2020-05-30T00:00:00+08:00"));
        assertThat(scene.submit(registered, "ID_COPY").refusals().get(0).message())
                .contains("2020-05-29 24:00");
    }

    @Test
    void closesAtTheEarlierDeadlineAndNotAgainAtTheOldOne() {
        Registered registered = scene.registered(round, site);
        done(scene.move(round, EARLIER));
        clock.set("2020-05-27T23:59:59.999+08:00");
        assertThat(sweeps.close()).isZero();
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set("2020-05-28T00:00:00+08:00");
        assertThat(codes(scene.submit(registered, "ID_COPY"))).containsExactly("CLOSED");
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("CLOSED");
        assertThat(done(scene.closing.closeRounds()).closed()).containsExactly(round);
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
        clock.set("2020-05-28T00:03:00+08:00");
        sweeps.close();
        clock.set(CLOSES_AT);
        assertThat(done(scene.closing.closeRounds()).closed()).isEmpty();
        assertThat(Stored.forfeits(registered.registrationNo())).hasSize(1);
        assertThat(audit.of("round/" + round)).hasSize(1);
    }

    @Test
    void staysOpenUntilTheLaterDeadline() {
        Registered registered = scene.registered(round, site);
        done(scene.move(round, LATER));
        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isZero();
        done(scene.handIn(registered, "ID_PHOTO"));
        Registered late = scene.registered(round, site);
        clock.set("2020-06-05T23:59:59.999+08:00");
        done(scene.submit(late, "ID_PHOTO"));
        clock.set("2020-06-06T00:00:00+08:00");
        assertThat(sweeps.close()).isEqualTo(2);
    }

    @Test
    void remindsOfTheNewDeadlineAndSuppressesWhatWasQueuedForTheOldOne() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        clock.set("2020-05-23T00:00:00+08:00");
        assertThat(sweeps.remind()).isEqualTo(1);
        done(scene.move(round, LATER));
        sweeps.tick();
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SUPPRESSED");
        clock.set("2020-05-30T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT", "REMINDER/PT168H SUPPRESSED");
        assertThat(Outbox.mails(registered).get(1).text()).contains("2020-06-05 24:00 (Asia/Shanghai, UTC+08:00)");
    }

    @Test
    void reopensWhenMovedLaterAfterClosingAndLeavesTheForfeitedForfeited() {
        Registered first = scene.registered(round, site);
        clock.set(CLOSES_AT);
        sweeps.close();
        clock.set(CLOSES_AT.plusSeconds(180));
        sweeps.close();
        done(scene.move(round, LATER));
        Registered second = scene.registered(round, site);
        sweeps.close();
        assertThat(scene.look(first).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(scene.look(second).state()).isEqualTo(RegistrationState.REGISTERED);
        assertThat(codes(scene.submit(first, "ID_PHOTO"))).containsExactly("FORFEITED");
        clock.set("2020-06-06T00:00:00+08:00");
        var closed = done(scene.closing.closeRounds());
        assertThat(closed.closed()).containsExactly(round);
        assertThat(closed.forfeited()).isEqualTo(1);
        clock.set("2020-06-06T00:03:00+08:00");
        sweeps.close();
        assertThat(Stored.forfeits(first.registrationNo())).hasSize(1);
        assertThat(Stored.forfeits(second.registrationNo())).hasSize(1);
        assertThat(audit.of("round/" + round)).hasSize(2);
    }

    @Test
    void keepsTheLaterOfTwoDeadlinesWhenTheRoundOvertakesHerOwn() {
        Registered registered = scene.registered(round, site);
        clock.set(CLOSES_AT);
        sweeps.close();
        done(scene.reinstate(registered, TestClock.offset("2020-06-02T18:00:00+08:00")));
        done(scene.move(round, LATER));
        assertThat(scene.look(registered).closesAt()).hasToString("2020-06-06T00:00+08:00");
        clock.set("2020-06-02T18:00:00+08:00");
        assertThat(sweeps.close()).isZero();
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set("2020-06-06T00:00:00+08:00");
        assertThat(codes(scene.submit(registered, "ID_COPY"))).containsExactly("CLOSED");
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(Stored.forfeits(registered.registrationNo())).hasSize(2);
    }

    @Test
    void keepsHerOwnDeadlineWhenTheRoundMovesToAnEarlierOne() {
        Registered registered = scene.registered(round, site);
        done(scene.reinstate(registered, TestClock.offset("2020-06-02T18:00:00+08:00")));
        done(scene.move(round, EARLIER));
        clock.set("2020-06-02T17:59:59.999+08:00");
        assertThat(sweeps.close()).isZero();
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set("2020-06-02T18:00:00+08:00");
        assertThat(sweeps.close()).isEqualTo(1);
    }

    @Test
    void keepsTheReasonAndTheVersionsInTheAuditTrail() {
        scene.registered(round, site);
        clock.set("2020-05-18T09:00:01+08:00");
        done(scene.move(round, LATER));
        assertThat(audit.of("plan/" + planId())).hasSize(2).last().satisfies(item -> {
            assertThat(item.reason()).isEqualTo("疫情防控");
            assertThat(item.by()).isEqualTo("tester");
            assertThat(item.before()).contains("1");
            assertThat(item.after()).contains("2", round);
        });
    }
}
