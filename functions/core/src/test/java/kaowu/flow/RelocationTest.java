package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.THEORY;
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
import kaowu.registration.RosterFunctions.ListRegistrationsRequest;
import kaowu.relocation.RelocationFunctions.Choice;
import kaowu.relocation.RelocationFunctions.MoveOneRequest;
import kaowu.relocation.RelocationFunctions.MoveRequest;
import kaowu.relocation.RelocationFunctions.Moving;
import kaowu.site.Authority;
import kaowu.site.Finding;
import kaowu.site.Site;
import kaowu.site.SiteFunctions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** People move to another site or round: all of a site, those who agree, or one as an exception. */
@QuarkusTest
@WithTestResource(Servers.class)
class RelocationTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 25);

    @Inject
    Scene scene;

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

    private List<String> roster(String roundId, String siteId) {
        return done(scene.roster.listRegistrations(Call.of(new ListRegistrationsRequest(roundId, siteId, null))))
                .registrations()
                .stream()
                .map(one -> one.registrationNo())
                .toList();
    }

    private List<String> events(Registered registered) {
        return scene.look(registered).history().stream()
                .map(RegistrationView.Happened::event)
                .toList();
    }

    private void assertThatIsAt(Registered registered, String roundId, String siteId) {
        assertThat(scene.look(registered)).extracting("roundId", "siteId").containsExactly(roundId, siteId);
        assertThat(roster(roundId, siteId)).contains(registered.registrationNo());
    }

    @Test
    void movesAllWhoAreOrderedToAndTellsEachOnce() {
        Registered incomplete = scene.registered(round, from);
        Registered complete = scene.complete(round, from);
        Registered withdrawn = scene.registered(round, from);
        done(scene.withdraw(withdrawn));
        sweeps.tick();
        Moving moving = done(scene.moveAll(round, from, to, true));
        assertThat(moving).extracting("affected", "free").containsExactly(2, 3);
        clock.set("2020-05-18T09:00:01+08:00");
        Registered after = scene.registered(round, from);
        sweeps.tick();
        clock.set("2020-05-18T09:10:00+08:00");
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThatIsAt(one, round, to);
            assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "SITE_CHANGED SENT");
            assertThat(Stored.daysHeld(one)).containsExactly(THEORY.toString());
            assertThat(Outbox.mails(one))
                    .last()
                    .satisfies(mail -> assertThat(mail.text()).contains("报名点已改为测试站 " + to, "原报名点暂停整改"));
        }
        assertThat(scene.look(complete).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(Stored.taken(round, to)).isEqualTo(2);
        assertThat(Stored.taken(round, from)).isEqualTo(1);
        assertThatIsAt(after, round, from);
        assertThat(roster(round, from)).containsExactly(after.registrationNo());

        // What she lacked is asked of her there.
        incomplete.missing().forEach(kind -> done(scene.handIn(incomplete, kind)));
        assertThatIsAt(incomplete, round, to);
        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(scene.look(incomplete).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(scene.look(after).state()).isEqualTo(RegistrationState.FORFEITED);
    }

    @Test
    void forfeitsWhoIsIncompleteWhereSheIsNow() {
        Registered registered = scene.registered(round, from);
        done(scene.moveAll(round, from, to, true));
        sweeps.tick();
        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(Stored.in(Stored.REGISTRATIONS, "gap", round + "#" + to + "#FORFEITED"))
                .hasSize(1);
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
    }

    @Test
    void asksOnceAndLeavesWhoDoesNotAgree() {
        Registered agrees = scene.registered(round, from);
        Registered stays = scene.registered(round, from);
        Registered silent = scene.registered(round, from);
        done(scene.suspend(from, Finding.Kind.SPACING));
        sweeps.tick();
        assertThat(codes(scene.answer(agrees, Choice.ACCEPT))).containsExactly("NOTHING_PROPOSED");
        done(scene.moveAll(round, from, to, false));
        sweeps.tick();
        assertThat(scene.look(agrees).proposal())
                .extracting("siteId", "theory", "reason")
                .containsExactly(to, THEORY, "原报名点暂停整改");
        assertThat(done(scene.answer(agrees, Choice.ACCEPT)).registration().siteId())
                .isEqualTo(to);
        assertThat(done(scene.answer(stays, Choice.DECLINE)).registration().proposal())
                .isNull();
        clock.set("2020-05-18T09:10:00+08:00");
        sweeps.tick();
        clock.set("2020-05-18T09:20:00+08:00");
        sweeps.tick();
        assertThatIsAt(agrees, round, to);
        assertThat(scene.look(agrees).siteSuspended()).isFalse();
        assertThat(scene.look(agrees).proposal()).isNull();
        assertThatIsAt(stays, round, from);
        assertThat(scene.look(stays).proposal()).isNull();
        assertThat(scene.look(silent).proposal()).isNotNull();
        assertThat(sweeps.told(agrees))
                .containsExactly(
                        "MOVE_PROPOSED SENT", "RECEIPT SENT", "SITE_CHANGED SENT", "SITE_SUSPENDED/" + from + " SENT");
        assertThat(sweeps.told(stays))
                .containsExactly("MOVE_PROPOSED SENT", "RECEIPT SENT", "SITE_SUSPENDED/" + from + " SENT");
        assertThat(events(stays)).endsWith("MOVE_PROPOSED", "MOVE_DECLINED");
        assertThat(codes(scene.answer(stays, Choice.ACCEPT))).containsExactly("NOTHING_PROPOSED");
        // The site works again; who has left it is not told.
        done(scene.rectify(from));
        done(scene.resume(from));
        sweeps.tick();
        assertThat(sweeps.told(agrees)).noneMatch(one -> one.startsWith("SITE_RESUMED"));
        assertThat(sweeps.told(stays)).contains("SITE_RESUMED/" + from + " SENT");
    }

    @Test
    void doesNotMoveWhereNobodyCanBe() {
        List<Registered> people = scene.registered(round, from, 4);
        assertThat(codes(scene.moveAll(round, from, to, true))).containsExactly("PLACES_SHORT");
        assertThat(codes(scene.moveAll(round, from, from, true))).containsExactly("ALREADY_THERE");
        assertThat(codes(scene.moveAll(round, to, from, true))).containsExactly("NOBODY_THERE");
        assertThat(codes(scene.moveAll(round, from, scene.site(), false))).containsExactly("NO_INTAKE_THERE");
        assertThat(codes(scene.moveAll("nothing-1", from, to, false))).containsExactly("UNKNOWN_ROUND");
        done(scene.moveAll(round, from, to, false));
        sweeps.tick();
        for (Registered one : people.subList(0, 3)) {
            done(scene.answer(one, Choice.ACCEPT));
        }
        assertThat(codes(scene.answer(people.get(3), Choice.ACCEPT))).containsExactly("FULL");
        assertThat(Stored.taken(round, to)).isEqualTo(3);
        done(scene.suspend(to, Finding.Kind.OTHER));
        assertThat(codes(scene.answer(people.get(3), Choice.ACCEPT))).containsExactly("SITE_SUSPENDED");
        assertThat(codes(scene.moveAll(round, from, to, false))).containsExactly("SITE_SUSPENDED");
        assertThatIsAt(people.get(3), round, from);
    }

    @Test
    void takesNoMoreThanThereArePlacesFor() throws Exception {
        List<Registered> people = scene.registered(round, from, 8);
        List<Callable<Answer<RegistrationReply>>> calls = new ArrayList<>();
        people.forEach(one -> calls.add(() -> scene.moveOne(one, null, to)));
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
        RegistrationView moved = done(scene.moveOne(registered, other, to)).registration();
        assertThat(moved.theory()).isEqualTo(LATER);
        assertThat(moved.closesAt()).isEqualTo("2020-07-04T00:00+08:00");
        assertThat(moved.missing()).doesNotContain("ID_PHOTO");
        assertThat(moved.history().get(moved.history().size() - 1).text())
                .isEqualTo("由批次“%s”（测试站 %s）改到批次“%s”（测试站 %s）。因公出差，有证明".formatted(round, from, other, to));
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
        done(scene.moveOne(registered, other, to));
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
        assertThat(codes(scene.moveOne(registered, other, null))).containsExactly("EXAM_SAME_DAY");
        assertThat(codes(scene.moveOne(registered, null, null))).containsExactly("MISSING_FIELD");
        assertThat(codes(scene.moveOne(registered, null, from))).containsExactly("ALREADY_THERE");
        assertThat(codes(by(to, registered, to))).containsExactly("NOT_FOR_A_SITE");
        assertThat(codes(by("成都市", registered, scene.site("绵阳市", Authority.CITY))))
                .containsExactly("NO_INTAKE_THERE");
        String mianyang = scene.site("绵阳市", Authority.CITY);
        scene.open(round, mianyang, null, null);
        assertThat(codes(by("成都市", registered, mianyang))).containsExactly("NOT_OF_THIS_CITY");
        done(by("成都市", registered, to));
        done(scene.moveOne(registered, null, from));
        done(scene.moveOne(registered, null, to));
        assertThat(codes(scene.moveOne(registered, null, from))).containsExactly("MOVED_TOO_OFTEN");
        Registered late = scene.registered(sameDay, from);
        clock.set(CLOSES_AT);
        sweeps.close();
        assertThat(codes(scene.moveOne(late, round, to))).containsExactly("WOULD_BE_FORFEITED");
        assertThat(codes(scene.moveOne(registered, null, from))).containsExactly("MOVED_TOO_OFTEN");
        Registered gone = scene.registered(sameDay, from);
        done(scene.withdraw(gone));
        assertThat(codes(scene.moveOne(gone, other, null))).containsExactly("NOTHING_TO_MOVE");
    }

    private Answer<RegistrationReply> by(String by, Registered registered, String siteId) {
        return scene.relocations.moveRegistration(
                Call.of(new MoveOneRequest(by, registered.registrationNo(), null, siteId, "搬家")));
    }

    @Test
    void letsACityMoveAmongItsOwnSitesOnly() {
        scene.registered(round, from);
        String mianyang = scene.site("绵阳市", Authority.CITY);
        scene.open(round, mianyang, null, null);
        assertThat(codes(scene.relocations.moveCandidates(
                        Call.of(new MoveRequest("绵阳市", round, from, mianyang, "疫情", null)))))
                .containsExactly("NOT_OF_THIS_CITY");
        assertThat(codes(scene.relocations.moveCandidates(Call.of(new MoveRequest(from, round, from, to, "疫情", null)))))
                .containsExactly("NOT_FOR_A_SITE");
        done(scene.relocations.moveCandidates(Call.of(new MoveRequest("成都市", round, from, to, "疫情", null))));
    }

    @Test
    void setsFreeOnlyOneOfTwoPlacesWhenSheWithdrawsAsSheIsMoved() {
        Registered registered = scene.registered(round, from);
        Interruption.atTheFirst(
                write -> write instanceof TransactWriteItemsRequest,
                Moment.BEFORE_IT_IS_SENT,
                () -> done(scene.moveOne(registered, null, to)),
                () -> done(scene.withdraw(registered)));
        assertThat(Stored.taken(round, from)).isZero();
        assertThat(Stored.taken(round, to)).isZero();
        assertThat(Stored.daysHeld(registered)).isEmpty();
        assertThat(events(registered)).endsWith("SITE_CHANGED", "WITHDRAWN");
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
                () -> done(scene.moveOne(registered, null, to)),
                () -> done(scene.confirm(registered, last)));
        assertThatIsAt(registered, round, to);
        assertThat(roster(round, from)).isEmpty();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
    }

    @Test
    void movesEachOnceWhereverTheRunDies() {
        for (Moment moment : Moment.values()) {
            int writes = Interruption.killingAtEachWrite(
                    moment,
                    () -> {
                        String site = scene.open(round);
                        Registered one = scene.registered(round, site);
                        String target = scene.open(round);
                        done(scene.moveAll(round, site, target, true));
                        return List.of(site, target, one.registrationNo());
                    },
                    ready -> sweeps.cascade(),
                    ready -> {
                        sweeps.cascade();
                        assertThat(Stored.taken(round, ready.get(0))).isZero();
                        assertThat(Stored.taken(round, ready.get(1))).isEqualTo(1);
                        assertThat(Stored.in(Stored.NOTICES, "recipient", "registration/" + ready.get(2)))
                                .hasSize(2);
                    });
            assertThat(writes).isGreaterThan(1);
        }
    }

    @Test
    void leavesWhomTheOtherSiteCannotTake() {
        String other = "site-" + Candidates.next();
        var guards = new Site(other, "保安培训站", "成都市", Authority.CITY, List.of("保安员"), null, null, null);
        done(scene.sites.registerSite(Call.of(new SiteFunctions.RegisterSiteRequest("tester", guards, null))));
        done(scene.sites.acceptSite(Call.of(new SiteFunctions.AcceptSiteRequest("tester", other, "验收通过"))));
        scene.open(round, other, null, null);
        Registered registered = scene.registered(round, from);
        assertThat(codes(scene.moveAll(round, from, other, true))).containsExactly("NOBODY_FITS");
        assertThat(codes(scene.moveAll(round, from, other, false))).containsExactly("NOBODY_FITS");
        sweeps.tick();
        assertThatIsAt(registered, round, from);
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT");
    }

    @Test
    void asksAnewWhereTheDayHasChangedMeanwhile() {
        String daily = scene.daily();
        scene.open(daily, from, null, null);
        scene.open(daily, to, null, null);
        Registered registered = scene.registered(daily, from);
        done(scene.moveAll(daily, from, to, false));
        sweeps.tick();
        done(scene.postponeSite(daily, to, LATER, null));
        assertThat(codes(scene.answer(registered, Choice.ACCEPT))).containsExactly("MOVE_DAY_CHANGED");
        assertThat(scene.look(registered).proposal().theory()).isEqualTo(LATER);
        assertThat(done(scene.answer(registered, Choice.ACCEPT)).registration().theory())
                .isEqualTo(LATER);
    }

    @Test
    void takesOnTheDatesThatTheOtherSiteHasOfItsOwn() {
        String daily = scene.daily();
        scene.open(daily, from, null, null);
        scene.open(daily, to, null, null);
        done(scene.postponeSite(daily, to, LATER, LocalDate.of(2020, 7, 3)));
        Registered registered = scene.registered(daily, from);
        sweeps.tick();
        RegistrationView moved = done(scene.moveOne(registered, null, to)).registration();
        assertThat(moved.theory()).isEqualTo(LATER);
        assertThat(Stored.daysHeld(registered)).containsExactly(LATER.toString());
        // A change of the site that she has left is not for her, and one of hers is.
        clock.set("2020-05-18T09:10:00+08:00");
        done(scene.postponeSite(daily, from, LATER.plusDays(7), null));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        done(scene.postponeSite(daily, to, LATER.plusDays(14), null));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER.plusDays(14));
    }
}
