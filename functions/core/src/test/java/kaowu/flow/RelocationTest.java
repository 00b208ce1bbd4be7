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
import java.util.List;
import kaowu.door.Call;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.relocation.RelocationFunctions.Choice;
import kaowu.relocation.RelocationFunctions.MoveRequest;
import kaowu.relocation.RelocationFunctions.Moving;
import kaowu.site.Authority;
import kaowu.site.Finding;
import kaowu.site.Site;
import kaowu.site.SiteFunctions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People move to another site: all who are registered at one, or those who agree. */
@QuarkusTest
@WithTestResource(Servers.class)
class RelocationTest {

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
    void movesAllWhoAreOrderedToAndTellsEachOnce() {
        Registered incomplete = scene.registered(round, from);
        Registered complete = scene.complete(round, from);
        Registered withdrawn = scene.registered(round, from);
        done(scene.withdraw(withdrawn));
        sweeps.tick();
        Moving moving = done(disruptions.moveAll(round, from, to, true));
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
        assertThat(scene.roster(round, from)).containsExactly(after.registrationNo());

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
        done(disruptions.moveAll(round, from, to, true));
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
        done(disruptions.suspend(from, Finding.Kind.SPACING));
        sweeps.tick();
        assertThat(codes(disruptions.answer(agrees, Choice.ACCEPT))).containsExactly("NOTHING_PROPOSED");
        done(disruptions.moveAll(round, from, to, false));
        sweeps.tick();
        assertThat(scene.look(agrees).proposal())
                .extracting("siteId", "theory", "reason")
                .containsExactly(to, THEORY, "原报名点暂停整改");
        assertThat(done(disruptions.answer(agrees, Choice.ACCEPT))
                        .registration()
                        .siteId())
                .isEqualTo(to);
        assertThat(done(disruptions.answer(stays, Choice.DECLINE))
                        .registration()
                        .proposal())
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
        assertThat(scene.events(stays)).endsWith("MOVE_PROPOSED", "MOVE_DECLINED");
        assertThat(codes(disruptions.answer(stays, Choice.ACCEPT))).containsExactly("NOTHING_PROPOSED");
        // The site works again; who has left it is not told.
        done(disruptions.rectify(from));
        done(disruptions.resume(from));
        sweeps.tick();
        assertThat(sweeps.told(agrees)).noneMatch(one -> one.startsWith("SITE_RESUMED"));
        assertThat(sweeps.told(stays)).contains("SITE_RESUMED/" + from + " SENT");
    }

    @Test
    void doesNotMoveWhereNobodyCanBe() {
        List<Registered> people = scene.registered(round, from, 4);
        assertThat(codes(disruptions.moveAll(round, from, to, true))).containsExactly("PLACES_SHORT");
        assertThat(codes(disruptions.moveAll(round, from, from, true))).containsExactly("ALREADY_THERE");
        assertThat(codes(disruptions.moveAll(round, to, from, true))).containsExactly("NOBODY_THERE");
        assertThat(codes(disruptions.moveAll(round, from, scene.site(), false))).containsExactly("NO_INTAKE_THERE");
        assertThat(codes(disruptions.moveAll("nothing-1", from, to, false))).containsExactly("UNKNOWN_ROUND");
        done(disruptions.moveAll(round, from, to, false));
        sweeps.tick();
        for (Registered one : people.subList(0, 3)) {
            done(disruptions.answer(one, Choice.ACCEPT));
        }
        assertThat(codes(disruptions.answer(people.get(3), Choice.ACCEPT))).containsExactly("FULL");
        assertThat(Stored.taken(round, to)).isEqualTo(3);
        done(disruptions.suspend(to, Finding.Kind.OTHER));
        assertThat(codes(disruptions.answer(people.get(3), Choice.ACCEPT))).containsExactly("SITE_SUSPENDED");
        assertThat(codes(disruptions.moveAll(round, from, to, false))).containsExactly("SITE_SUSPENDED");
        assertThatIsAt(people.get(3), round, from);
    }

    @Test
    void letsACityMoveAmongItsOwnSitesOnly() {
        scene.registered(round, from);
        String mianyang = scene.site("绵阳市", Authority.CITY);
        scene.open(round, mianyang, null, null);
        assertThat(codes(disruptions.relocations.moveCandidates(
                        Call.of(new MoveRequest("绵阳市", round, from, mianyang, "疫情", null)))))
                .containsExactly("NOT_OF_THIS_CITY");
        assertThat(codes(disruptions.relocations.moveCandidates(
                        Call.of(new MoveRequest(from, round, from, to, "疫情", null)))))
                .containsExactly("NOT_FOR_A_SITE");
        done(disruptions.relocations.moveCandidates(Call.of(new MoveRequest("成都市", round, from, to, "疫情", null))));
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
                        done(disruptions.moveAll(round, site, target, true));
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
        assertThat(codes(disruptions.moveAll(round, from, other, true))).containsExactly("NOBODY_FITS");
        assertThat(codes(disruptions.moveAll(round, from, other, false))).containsExactly("NOBODY_FITS");
        sweeps.tick();
        assertThatIsAt(registered, round, from);
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT");
    }

    @Test
    void asksNobodyAgainWhoHasSaidNo() {
        Registered stays = scene.registered(round, from);
        done(disruptions.moveAll(round, from, to, false));
        sweeps.tick();
        done(disruptions.answer(stays, Choice.DECLINE));
        clock.set("2020-05-18T10:00:00+08:00");
        done(disruptions.moveAll(round, from, to, false));
        sweeps.tick();
        assertThat(scene.look(stays).proposal()).isNull();
        assertThat(sweeps.told(stays)).containsExactly("MOVE_PROPOSED SENT", "RECEIPT SENT");
        done(disruptions.moveAll(round, from, to, true));
        sweeps.tick();
        assertThatIsAt(stays, round, to);
    }

    @Test
    void countsAndLeavesWhoHasAnotherExamOnTheDayThere() {
        String daily = scene.daily();
        scene.open(daily, from, null, null);
        scene.open(daily, to, null, null);
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, from, null, null);
        CandidateRequest person = Candidates.byMail();
        Registered busy = done(scene.register(daily, from, person));
        done(scene.register(other, from, person));
        done(disruptions.postponeSite(daily, to, LATER, null));
        assertThat(codes(disruptions.moveAll(daily, from, to, true))).containsExactly("NOBODY_FITS");
        Registered free = scene.registered(daily, from);
        assertThat(done(disruptions.moveAll(daily, from, to, false)))
                .extracting("affected", "unfit")
                .containsExactly(2, 1);
        sweeps.tick();
        clock.set("2020-05-18T09:10:00+08:00");
        Registered refusing = scene.registered(daily, from);
        assertThat(done(disruptions.moveAll(daily, from, to, false)))
                .extracting("affected", "unfit", "waiting", "declined")
                .containsExactly(3, 1, 1, 0);
        sweeps.tick();
        done(disruptions.answer(refusing, Choice.DECLINE));
        clock.set("2020-05-18T09:20:00+08:00");
        assertThat(done(disruptions.moveAll(daily, from, to, false)))
                .extracting("affected", "unfit", "waiting", "declined")
                .containsExactly(3, 1, 1, 1);
        done(scene.withdraw(refusing));
        assertThat(scene.look(busy).proposal()).isNull();
        assertThat(scene.look(free).proposal()).isNotNull();
        clock.set("2020-05-18T10:00:00+08:00");
        assertThat(done(disruptions.moveAll(daily, from, to, true)).unfit()).isEqualTo(1);
        sweeps.tick();
        assertThatIsAt(busy, daily, from);
        assertThatIsAt(free, daily, to);
    }

    @Test
    void asksAnewWhereTheDayHasChangedMeanwhile() {
        String daily = scene.daily();
        scene.open(daily, from, null, null);
        scene.open(daily, to, null, null);
        Registered registered = scene.registered(daily, from);
        done(disruptions.moveAll(daily, from, to, false));
        sweeps.tick();
        done(disruptions.postponeSite(daily, to, LATER, null));
        assertThat(codes(disruptions.answer(registered, Choice.ACCEPT))).containsExactly("MOVE_DAY_CHANGED");
        assertThat(scene.look(registered).proposal().theory()).isEqualTo(LATER);
        assertThat(done(disruptions.answer(registered, Choice.ACCEPT))
                        .registration()
                        .theory())
                .isEqualTo(LATER);
    }
}
