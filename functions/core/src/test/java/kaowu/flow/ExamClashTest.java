package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.DEADLINE;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.ExamClash;
import kaowu.postponement.PostponementFunctions.Preview;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose exam is moved to the day of another one of hers holds no day until she chooses. */
@QuarkusTest
@WithTestResource(Servers.class)
class ExamClashTest {

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

    @Test
    void asksWhomItMovesToTheDayOfAnotherExam() {
        String other = scene.round(DEADLINE.plusDays(7), LATER);
        scene.open(other, site, null, null);
        List<CandidateRequest> people = List.of(Candidates.byMail(), Candidates.byMail(), Candidates.byMail());
        List<Registered> first = people.stream()
                .map(one -> done(scene.register(round, site, one)))
                .toList();
        List<Registered> second = people.stream()
                .map(one -> done(scene.register(other, site, one)))
                .toList();
        sweeps.tick();
        Preview preview =
                done(disruptions.postpone(round, LATER, null, true, false)).preview();
        assertThat(preview.clashes())
                .hasSize(3)
                .contains(new ExamClash(
                        first.get(0).registrationNo(), second.get(0).registrationNo(), other));
        assertThat(preview.overlaps()).extracting("roundId").contains(other);
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        assertThat(first).allSatisfy(one -> {
            assertThat(scene.look(one).clash()).isTrue();
            assertThat(Stored.daysHeld(one)).containsExactly(LATER + "#" + one.registrationNo());
            assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "ROUND_CLASH SENT");
        });
        for (int i = 0; i < first.size(); i++) {
            String itsOther = "另一场考试（报名号：" + second.get(i).registrationNo() + "）";
            assertThat(Outbox.mails(first.get(i)))
                    .last()
                    .satisfies(mail ->
                            assertThat(mail.text()).contains("由 " + THEORY + " 改为 " + LATER, itsOther, "还需提交", "截止时间"));
        }
        assertThat(second).allSatisfy(one -> assertThat(Stored.daysHeld(one)).containsExactly(LATER.toString()));
        clock.set(CLOSES_AT.minusSeconds(1));
        first.forEach(one -> one.missing().forEach(kind -> done(scene.handIn(one, kind))));
        clock.set(CLOSES_AT.plusSeconds(60));
        sweeps.tick();
        done(disruptions.choose(first.get(0), Choice.FOLLOW));
        assertThat(scene.look(first.get(0)).clash()).isFalse();
        assertThat(Stored.daysHeld(first.get(0)))
                .containsExactly(LATER + "#" + first.get(0).registrationNo());
        assertThat(codes(disruptions.choose(first.get(0), Choice.WITHDRAW))).containsExactly("NOTHING_TO_CHOOSE");
        done(disruptions.choose(first.get(1), Choice.WITHDRAW));
        assertThat(scene.look(first.get(1)).state()).isEqualTo(RegistrationState.WITHDRAWN);
        assertThat(Stored.daysHeld(first.get(1))).isEmpty();
        assertThat(Stored.taken(round, site)).isEqualTo(2);
        // A later change may take the clash away by itself.
        done(disruptions.postpone(round, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(scene.look(first.get(2)).clash()).isFalse();
        assertThat(Stored.daysHeld(first.get(2)))
                .containsExactly(LATER.plusDays(7).toString());
        assertThat(Stored.daysHeld(first.get(0)))
                .containsExactly(LATER.plusDays(7).toString());
    }

    @Test
    void letsHerSwitchToAnotherRound() {
        String other = scene.round(DEADLINE.plusDays(7), LATER);
        scene.open(other, site, null, null);
        String third = scene.round(DEADLINE.plusDays(14), LATER.plusDays(7));
        scene.open(third, site, 1, null);
        CandidateRequest person = Candidates.byMail();
        Registered moved = done(scene.register(round, site, person));
        Registered stays = done(scene.register(other, site, person));
        assertThat(codes(disruptions.switchTo(moved, third, null))).containsExactly("NOTHING_TO_CHOOSE");
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        assertThat(codes(disruptions.choose(moved, Choice.SWITCH))).containsExactly("MISSING_FIELD");
        assertThat(codes(disruptions.switchTo(moved, round, null))).containsExactly("SAME_ROUND");
        assertThat(codes(disruptions.switchTo(moved, other, null))).containsExactly("ALREADY_REGISTERED");
        done(disruptions.switchTo(moved, third, null));
        assertThat(scene.look(moved))
                .extracting("roundId", "theory", "clash")
                .containsExactly(third, LATER.plusDays(7), false);
        assertThat(Stored.daysHeld(moved)).containsExactly(LATER.plusDays(7).toString());
        assertThat(Stored.daysHeld(stays)).containsExactly(LATER.toString());
        assertThat(Stored.taken(round, site)).isZero();
        sweeps.tick();
        assertThat(sweeps.told(moved)).containsExactly("RECEIPT SENT", "ROUND_CLASH SENT", "ROUND_SWITCHED SENT");
        // There was one place.
        CandidateRequest second = Candidates.byMail();
        Registered late = done(scene.register(round, site, second));
        done(disruptions.postpone(round, LATER.plusDays(14), null));
        String fourth = scene.round(DEADLINE.plusDays(7), LATER.plusDays(21));
        scene.open(fourth, site, null, null);
        done(scene.register(fourth, site, second));
        sweeps.tick();
        done(disruptions.postpone(round, LATER.plusDays(21), null));
        sweeps.tick();
        assertThat(codes(disruptions.switchTo(late, third, null))).containsExactly("FULL");
    }

    @Test
    void leavesTheChoiceOfTwoExamsAloneWhileTheDayStays() {
        String other = scene.round(DEADLINE.plusDays(7), LATER);
        scene.open(other, site, null, null);
        CandidateRequest person = Candidates.byMail();
        Registered moved = done(scene.register(round, site, person));
        done(scene.register(other, site, person));
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        done(disruptions.postpone(round, LATER, LocalDate.of(2020, 6, 5)));
        sweeps.tick();
        assertThat(scene.look(moved).clash()).isTrue();
        assertThat(Outbox.mails(moved))
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("仍为 " + LATER, "另一场考试（报名号："));
        done(disruptions.choose(moved, Choice.FOLLOW));
        done(disruptions.postpone(round, LATER, LocalDate.of(2020, 6, 12)));
        sweeps.tick();
        assertThat(scene.look(moved).clash()).isFalse();
        assertThat(Stored.daysHeld(moved)).containsExactly(LATER + "#" + moved.registrationNo());
    }
}
