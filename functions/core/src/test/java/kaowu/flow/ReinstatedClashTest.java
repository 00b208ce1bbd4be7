package kaowu.flow;

import static kaowu.flow.Scene.DEADLINE;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.ZONE;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is reinstated while another exam of hers has her day, or after her round has moved. */
@QuarkusTest
@WithTestResource(Servers.class)
class ReinstatedClashTest {

    private static final LocalDate LATER = LocalDate.of(2020, 10, 24);
    private static final LocalDate OTHER_DEADLINE = DEADLINE.plusDays(7);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String other;
    private String site;
    private CandidateRequest person;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        other = scene.round(OTHER_DEADLINE, LATER);
        scene.open(other, site, null, null);
        person = Candidates.byMail();
    }

    /** Registered for two rounds whose days become one. */
    private record Two(Registered moved, Registered first) {}

    private Two clashing() {
        Two two = registered(person);
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        assertThat(scene.look(two.moved).clash()).isTrue();
        return two;
    }

    private Two registered(CandidateRequest who) {
        return new Two(done(scene.register(round, site, who)), done(scene.register(other, site, who)));
    }

    private void hasTheDayAlone(Registered registered) {
        assertThat(scene.look(registered).clash()).isFalse();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        assertThat(Stored.daysHeld(registered)).containsExactly(LATER.toString());
    }

    @Test
    void bringsWhoIsReinstatedBackToWhatSheWaitedFor() {
        Two two = clashing();
        clock.set(DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        sweeps.tick();
        assertThat(scene.look(two.moved).state()).isEqualTo(RegistrationState.FORFEITED);
        OffsetDateTime until = clock.instant().atZone(ZONE).toOffsetDateTime().plusDays(3);
        // Which of the two it is to be is settled first, where she has not said that it is both.
        assertThat(codes(scene.reinstate(two.moved, until))).containsExactly("EXAM_SAME_DAY");
        done(scene.withdraw(two.first));
        done(scene.reinstate(two.moved, until));
        hasTheDayAlone(two.moved);
    }

    @Test
    void bringsWhoChoseBothBackToBoth() {
        Two two = clashing();
        done(disruptions.choose(two.moved, Choice.FOLLOW));
        clock.set(DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        sweeps.tick();
        done(scene.reinstate(
                two.moved, clock.instant().atZone(ZONE).toOffsetDateTime().plusDays(3)));
        assertThat(Stored.daysHeld(two.moved)).containsExactly(LATER + "#" + two.moved.registrationNo());
        assertThat(scene.look(two.moved).clash()).isFalse();
        done(scene.withdraw(two.first));
        hasTheDayAlone(two.moved);
    }

    /** The whole round is reinstated to a day on which some have another exam: they are told, and choose. */
    @Test
    void tellsWhoIsReinstatedIntoAClash() {
        Two two = registered(person);
        clock.set(DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        sweeps.tick();
        var preview = done(disruptions.postpone(round, LATER, OTHER_DEADLINE, true, true))
                .preview();
        assertThat(preview.clashes()).extracting("registrationNo").containsExactly(two.moved.registrationNo());
        done(disruptions.postpone(round, LATER, OTHER_DEADLINE, false, true));
        sweeps.tick();
        assertThat(scene.look(two.moved).clash()).isTrue();
        assertThat(scene.events(two.moved)).containsExactly("REGISTERED", "FORFEITED", "REINSTATED_ALL", "EXAM_CLASH");
        assertThat(Outbox.mails(two.moved))
                .anySatisfy(mail -> assertThat(mail.text())
                        .contains(
                                "弃权已撤销",
                                "由 " + THEORY + " 改为 " + LATER,
                                "另一场考试（报名号：" + two.first.registrationNo(),
                                "请在报名状态页选择"));
        done(disruptions.choose(two.moved, Choice.FOLLOW));
    }

    @Test
    void givesWhoIsReinstatedTheDayThatHasComeFree() {
        Two two = clashing();
        clock.set(DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        sweeps.tick();
        done(scene.withdraw(two.first));
        OffsetDateTime until = clock.instant().atZone(ZONE).toOffsetDateTime().plusDays(3);
        done(scene.reinstate(two.moved, until));
        hasTheDayAlone(two.moved);
    }

    @Test
    void bringsWhoIsReinstatedToTheDatesOfHerRoundThatHoldNow() {
        Registered late = done(scene.register(round, site, person));
        clock.set(DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        sweeps.tick();
        assertThat(scene.look(late).state()).isEqualTo(RegistrationState.FORFEITED);
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        done(scene.reinstate(
                late, clock.instant().atZone(ZONE).toOffsetDateTime().plusDays(3)));
        hasTheDayAlone(late);
        // And the next change finds her.
        done(disruptions.postpone(round, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(scene.look(late).theory()).isEqualTo(LATER.plusDays(7));
    }
}
