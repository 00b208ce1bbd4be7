package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationView;
import kaowu.relocation.RelocationFunctions.MoveOneRequest;
import kaowu.site.Authority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** One person moves to another site or round, as an exception. */
@QuarkusTest
@WithTestResource(Servers.class)
class MoveExceptionTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 25);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String from;
    private String to;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        from = scene.open(round);
        to = scene.site();
        scene.open(round, to, 3, 2);
    }

    private void assertThatIsAt(Registered registered, String roundId, String siteId) {
        assertThat(scene.look(registered)).extracting("roundId", "siteId").containsExactly(roundId, siteId);
        assertThat(scene.roster(roundId, siteId)).contains(registered.registrationNo());
    }

    @Test
    void takesNoMoreThanThereArePlacesFor() throws Exception {
        List<Registered> people = scene.registered(round, from, 8);
        List<Callable<Answer<RegistrationReply>>> calls = new ArrayList<>();
        people.forEach(one -> calls.add(() -> disruptions.moveOne(one, null, to)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<String> outcomes = new ArrayList<>();
        try {
            for (Future<Answer<RegistrationReply>> answer : threads.invokeAll(calls)) {
                outcomes.addAll(answer.get().value() == null ? codes(answer.get()) : List.of("DONE"));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(outcomes).filteredOn("DONE"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("FULL"::equals).hasSize(5);
        assertThat(Stored.taken(round, to)).isEqualTo(3);
        assertThat(Stored.taken(round, from)).isEqualTo(5);
    }

    @Test
    void takesOneToAnotherRoundWithAllThatSheHandedIn() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, to, 1, null);
        Registered registered = scene.registered(round, from);
        done(scene.handIn(registered, "ID_PHOTO"));
        sweeps.tick();
        RegistrationView moved =
                done(disruptions.moveOne(registered, other, to)).registration();
        assertThat(moved.theory()).isEqualTo(LATER);
        assertThat(moved.closesAt()).isEqualTo("2020-07-04T00:00+08:00");
        assertThat(moved.missing()).doesNotContain("ID_PHOTO");
        assertThat(moved.history().get(moved.history().size() - 1).text())
                .isEqualTo("由批次“%s”（测试站 %s）改到批次“%s”（测试站 %s）。原因：因公出差，有证明。".formatted(round, from, other, to));
        assertThat(Stored.daysHeld(registered)).containsExactly(LATER.toString());
        assertThatIsAt(registered, other, to);
        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isZero();
        sweeps.tick();
        clock.set("2020-07-01T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "REMINDER/PT72H SENT", "ROUND_SWITCHED SENT");
        assertThat(Stored.in(Stored.AUDIT, "action", "moveRegistration"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("reason").s()).isEqualTo("因公出差，有证明");
                    assertThat(item.get("before").s()).contains(round, from);
                    assertThat(item.get("after").s()).contains(other, to);
                });
        clock.set("2020-07-04T00:00:00+08:00");
        assertThat(sweeps.close()).isEqualTo(1);
    }

    /** Her reminders of both rounds are about the same number of hours before the first version of a round. */
    @Test
    void remindsOfTheNewRoundWhoWasRemindedOfTheOldOne() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, to, null, null);
        Registered registered = scene.registered(round, from);
        clock.set("2020-05-27T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered)).contains("REMINDER/PT72H SENT");
        done(disruptions.moveOne(registered, other, to));
        clock.set("2020-07-01T00:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .filteredOn(one -> one.equals("REMINDER/PT72H SENT"))
                .hasSize(2);
    }

    @Test
    void knowsTheLimitsOfAnException() {
        String sameDay = scene.round(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 7, 25));
        String other = scene.round(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 7, 25));
        scene.open(sameDay, from, null, null);
        scene.open(other, from, null, null);
        var person = Candidates.byMail();
        Registered registered = done(scene.register(round, from, person));
        done(scene.register(sameDay, from, person));
        assertThat(codes(disruptions.moveOne(registered, other, null))).containsExactly("EXAM_SAME_DAY");
        assertThat(codes(disruptions.moveOne(registered, null, null)))
                .containsExactly("SITE_OR_ROUND", "SITE_OR_ROUND");
        assertThat(codes(disruptions.moveOne(registered, null, from))).containsExactly("ALREADY_THERE");
        assertThat(codes(by(to, registered, to))).containsExactly("NOT_FOR_A_SITE");
        assertThat(codes(by("成都市", registered, scene.site("绵阳市", Authority.CITY))))
                .containsExactly("NO_INTAKE_THERE");
        String mianyang = scene.site("绵阳市", Authority.CITY);
        scene.open(round, mianyang, null, null);
        assertThat(codes(by("成都市", registered, mianyang))).containsExactly("NOT_OF_THIS_CITY");
        done(by("成都市", registered, to));
        done(disruptions.moveOne(registered, null, from));
        done(disruptions.moveOne(registered, null, to));
        assertThat(codes(disruptions.moveOne(registered, null, from))).containsExactly("MOVED_TOO_OFTEN");
        Registered late = scene.registered(sameDay, from);
        clock.set(CLOSES_AT);
        sweeps.close();
        assertThat(codes(disruptions.moveOne(late, round, to))).containsExactly("WOULD_BE_FORFEITED");
        assertThat(codes(disruptions.moveOne(registered, null, from))).containsExactly("MOVED_TOO_OFTEN");
        Registered gone = scene.registered(sameDay, from);
        done(scene.withdraw(gone));
        assertThat(codes(disruptions.moveOne(gone, other, null))).containsExactly("NOTHING_TO_MOVE");
    }

    private Answer<RegistrationReply> by(String by, Registered registered, String siteId) {
        return disruptions.relocations.moveRegistration(
                Call.of(new MoveOneRequest(by, registered.registrationNo(), null, siteId, "搬家")));
    }

    @Test
    void setsFreeOnlyOneOfTwoPlacesWhenSheWithdrawsAsSheIsMoved() {
        Registered registered = scene.registered(round, from);
        Interruption.atTheFirst(
                write -> write instanceof TransactWriteItemsRequest,
                Moment.BEFORE_IT_IS_SENT,
                () -> done(disruptions.moveOne(registered, null, to)),
                () -> done(scene.withdraw(registered)));
        assertThat(Stored.taken(round, from)).isZero();
        assertThat(Stored.taken(round, to)).isZero();
        assertThat(Stored.daysHeld(registered)).isEmpty();
        assertThat(scene.events(registered)).endsWith("SITE_CHANGED", "WITHDRAWN");
    }

    @Test
    void isCompleteWhereSheIsWhenSheIsMovedAsSheHandsInTheLast() {
        Registered registered = scene.registered(round, from);
        List<String> missing = registered.missing();
        String last = missing.get(missing.size() - 1);
        missing.subList(0, missing.size() - 1).forEach(kind -> done(scene.handIn(registered, kind)));
        scene.upload(registered, last);
        Interruption.atTheFirst(
                write -> write instanceof TransactWriteItemsRequest,
                Moment.BEFORE_IT_IS_SENT,
                () -> done(disruptions.moveOne(registered, null, to)),
                () -> done(scene.confirm(registered, last)));
        assertThatIsAt(registered, round, to);
        assertThat(scene.roster(round, from)).isEmpty();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
    }

    @Test
    void takesOnTheDatesThatTheOtherSiteHasOfItsOwn() {
        String daily = scene.daily();
        scene.open(daily, from, null, null);
        scene.open(daily, to, null, null);
        done(disruptions.postponeSite(daily, to, LATER, LocalDate.of(2020, 7, 3)));
        Registered registered = scene.registered(daily, from);
        sweeps.tick();
        RegistrationView moved = done(disruptions.moveOne(registered, null, to)).registration();
        assertThat(moved.theory()).isEqualTo(LATER);
        assertThat(Stored.daysHeld(registered)).containsExactly(LATER.toString());
        // A change of the site that she has left is not for her, and one of hers is.
        clock.set("2020-05-18T09:10:00+08:00");
        done(disruptions.postponeSite(daily, from, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        done(disruptions.postponeSite(daily, to, LATER.plusDays(14), null));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER.plusDays(14));
    }
}
