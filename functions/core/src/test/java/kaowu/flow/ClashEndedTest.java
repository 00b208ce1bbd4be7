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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kaowu.door.Answer;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.registration.Counter;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.table.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose exam day another exam of hers has gets it for this one as soon as the other goes, however it goes. */
@QuarkusTest
@WithTestResource(Servers.class)
class ClashEndedTest {

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

    @Inject
    Counter counter;

    @Inject
    RegistrationTable registrations;

    @Inject
    Transactions transactions;

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
    void letsNobodyInTwiceOnceTheOtherIsWithdrawn() {
        Two two = clashing();
        done(scene.withdraw(two.first));
        hasTheDayAlone(two.moved);
        String elsewhere = scene.open(round);
        assertThat(codes(scene.register(round, elsewhere, person))).containsExactly("ALREADY_REGISTERED");
        assertThat(codes(scene.register(other, site, person))).containsExactly("EXAM_SAME_DAY");
        assertThat(codes(disruptions.choose(two.moved, Choice.FOLLOW))).containsExactly("NOTHING_TO_CHOOSE");
        sweeps.tick();
        assertThat(sweeps.told(two.moved)).containsExactly("CLASH_CHANGED SENT", "RECEIPT SENT", "ROUND_CLASH SENT");
        assertThat(Outbox.mails(two.moved))
                .last()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("无需再作选择", "另一场考试（报名号：" + two.first.registrationNo(), "仍为 " + LATER, "还需提交"));
        assertThat(scene.look(two.moved).history())
                .last()
                .satisfies(
                        happened -> assertThat(happened.text()).contains(two.first.registrationNo(), LATER.toString()));
        done(scene.withdraw(two.moved));
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
    }

    @Test
    void tellsWhoHasNotBeenToldOfTheClashOnlyOfTheNewDay() {
        Two two = registered(person);
        sweeps.tick();
        done(disruptions.postpone(round, LATER, null));
        sweeps.cascade();
        done(scene.withdraw(two.first));
        sweeps.tick();
        assertThat(sweeps.told(two.moved))
                .containsExactly("CLASH_CHANGED SENT", "RECEIPT SENT", "ROUND_CLASH SUPPRESSED");
        assertThat(Outbox.mails(two.moved))
                .last()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("由 " + THEORY + " 改为 " + LATER)
                        .doesNotContain("冲突"));
    }

    @Test
    void keepsTheDayForWhoChoseBothAndTellsHerNothing() {
        Two two = clashing();
        done(disruptions.choose(two.moved, Choice.FOLLOW));
        done(scene.withdraw(two.first));
        hasTheDayAlone(two.moved);
        assertThat(codes(scene.register(round, scene.open(round), person))).containsExactly("ALREADY_REGISTERED");
        sweeps.tick();
        assertThat(sweeps.told(two.moved)).containsExactly("RECEIPT SENT", "ROUND_CLASH SENT");
    }

    @Test
    void handsTheDayOverWhereTheOtherIsForfeited() {
        List<Two> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(registered(Candidates.byMail()));
        }
        done(disruptions.postpone(round, LATER, OTHER_DEADLINE.plusDays(7)));
        sweeps.tick();
        assertThat(all)
                .allSatisfy(two -> assertThat(scene.look(two.moved).clash()).isTrue());
        clock.set(OTHER_DEADLINE.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        assertThat(sweeps.close()).isEqualTo(3);
        assertThat(all).allSatisfy(two -> {
            assertThat(scene.look(two.first).state()).isEqualTo(RegistrationState.FORFEITED);
            assertThat(scene.events(two.moved)).containsExactly("REGISTERED", "ROUND_CLASH", "CLASH_ENDED");
            hasTheDayAlone(two.moved);
        });
        // The other one cannot have its day back, now that it is another's.
        Two two = all.get(0);
        OffsetDateTime until = clock.instant().atZone(ZONE).toOffsetDateTime().plusDays(3);
        assertThat(codes(scene.reinstate(two.first, until))).containsExactly("EXAM_SAME_DAY");
        done(scene.withdraw(two.moved));
        done(scene.reinstate(two.first, until));
        assertThat(Stored.daysHeld(two.first)).containsExactly(LATER.toString());
    }

    @Test
    void handsTheDayOverWhereTheOtherMovesAway() {
        Two two = clashing();
        done(disruptions.postpone(other, null, null));
        sweeps.tick();
        hasTheDayAlone(two.moved);
        done(disruptions.postpone(other, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(scene.look(two.first).clash()).isFalse();
        // And where she is moved herself.
        done(disruptions.postpone(other, LATER, null));
        sweeps.tick();
        assertThat(scene.look(two.first).clash()).isTrue();
        String third = scene.round(OTHER_DEADLINE, LATER.plusDays(14));
        scene.open(third, site, null, null);
        done(disruptions.moveOne(two.moved, third, null));
        hasTheDayAlone(two.first);
    }

    @Test
    void givesTheDayToOneAfterTheOtherOfThreeExams() {
        String third = scene.round(OTHER_DEADLINE, LATER.plusDays(7));
        scene.open(third, site, null, null);
        Two two = registered(person);
        clock.set("2020-05-18T09:01:00+08:00");
        Registered last = done(scene.register(third, site, person));
        for (String moving : List.of(round, third)) {
            done(disruptions.postpone(moving, LATER, null));
            sweeps.tick();
        }
        done(scene.withdraw(two.first));
        hasTheDayAlone(two.moved);
        assertThat(scene.look(last).clash()).isTrue();
        sweeps.tick();
        assertThat(scene.events(last)).containsExactly("REGISTERED", "ROUND_CLASH", "EXAM_CLASH");
        assertThat(Outbox.mails(two.moved))
                .anySatisfy(mail -> assertThat(mail.subject()).startsWith("考试日期为您保留"));
        assertThat(Outbox.mails(last))
                .last()
                .satisfies(mail ->
                        assertThat(mail.text()).contains("另一场考试（报名号：" + two.moved.registrationNo(), "请在报名状态页选择"));
        // Told of a change, she is told of the one whose day it is by now.
        done(disruptions.postpone(third, LATER, OTHER_DEADLINE.plusDays(1)));
        sweeps.tick();
        assertThat(Outbox.mails(last))
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("另一场考试（报名号：" + two.moved.registrationNo()));
        done(scene.withdraw(two.moved));
        hasTheDayAlone(last);
        done(scene.withdraw(last));
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
    }

    @Test
    void passesOverWhoDoesNotWaitAnyMore() {
        Two two = clashing();
        done(disruptions.choose(two.moved, Choice.WITHDRAW));
        done(scene.withdraw(two.first));
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
        assertThat(scene.look(two.moved).state()).isEqualTo(RegistrationState.WITHDRAWN);
    }

    @Test
    void letsNobodyInTwiceWhileTheRoundHasMovedAndSheHasNot() {
        Registered registered = done(scene.register(round, site, person));
        String elsewhere = scene.open(round);
        done(disruptions.postpone(round, LATER.plusDays(7), OTHER_DEADLINE));
        assertThat(codes(scene.register(round, elsewhere, person))).containsExactly("ALREADY_REGISTERED");
        sweeps.tick();
        assertThat(Stored.daysHeld(registered))
                .containsExactly(LATER.plusDays(7).toString());
        assertThat(codes(scene.register(round, elsewhere, person))).containsExactly("ALREADY_REGISTERED");
    }

    /** Read while she waited for the day, she must not go as if she did not hold it. */
    @Test
    void letsNobodyGoWithADayThatSheHasJustGot() {
        Two two = clashing();
        Registration read = registrations.find(two.moved.registrationNo()).orElseThrow();
        done(scene.withdraw(two.first));
        assertThat(transactions.commit(List.of(counter.withdrawal(read, clock.instant()))))
                .isPresent();
        assertThat(transactions.commit(List.of(registrations.forfeit(read, clock.instant(), clock.instant()))))
                .isPresent();
        done(scene.withdraw(two.moved));
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
    }

    /** Should she register at one site in the very moment in which the round moves at another, she is twice in it, and has to go once. */
    @Test
    void letsNobodySitOneRoundTwice() {
        Registered early = done(scene.register(round, site, person));
        String elsewhere = scene.open(round);
        done(disruptions.postpone(round, LATER.plusDays(7), OTHER_DEADLINE));
        var held = Stored.in(Stored.PLACEMENTS).get(0);
        Stored.delete(Stored.PLACEMENTS, held);
        Registered late = done(scene.register(round, elsewhere, person));
        Stored.put(Stored.PLACEMENTS, held);
        sweeps.tick();
        assertThat(scene.look(early).clash()).isTrue();
        assertThat(codes(disruptions.choose(early, Choice.FOLLOW))).containsExactly("ALREADY_REGISTERED");
        done(disruptions.choose(early, Choice.WITHDRAW));
        assertThat(Stored.daysHeld(late)).containsExactly(LATER.plusDays(7).toString());
    }

    @Test
    void neverLeavesTheDayToNobodyWhileBothAreOnTheMove() throws Exception {
        List<Two> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(registered(Candidates.byMail()));
        }
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer<?>>> calls = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Two two = all.get(i);
                Choice choice = i % 2 == 0 ? Choice.FOLLOW : Choice.WITHDRAW;
                calls.add(() -> scene.withdraw(two.first));
                calls.add(() -> disruptions.choose(two.moved, choice));
            }
            for (var call : pool.invokeAll(calls)) {
                assertThat(codes(call.get())).isSubsetOf("NOTHING_TO_CHOOSE", "CHANGED_MEANWHILE");
            }
        } finally {
            pool.shutdown();
        }
        for (Two two : all) {
            if (scene.look(two.moved).state() == RegistrationState.WITHDRAWN) {
                assertThat(Stored.daysHeld(two.moved)).isEmpty();
            } else {
                hasTheDayAlone(two.moved);
            }
            assertThat(Stored.daysHeld(two.first)).isEmpty();
        }
    }
}
