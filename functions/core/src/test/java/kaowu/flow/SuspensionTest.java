package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Outcome;
import kaowu.intake.IntakeState;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.registration.RosterFunctions.ListRegistrationsRequest;
import kaowu.registration.RosterFunctions.ListedRegistrations;
import kaowu.site.Finding.Kind;
import kaowu.site.Finding.State;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.site.SiteFunctions.ViewSiteRequest;
import kaowu.site.SiteState;
import kaowu.site.SiteView.ViewedFinding;
import kaowu.suspension.SuspensionFunctions;
import kaowu.suspension.SuspensionFunctions.AffectedRound;
import kaowu.suspension.SuspensionFunctions.Found;
import kaowu.suspension.SuspensionFunctions.Handed;
import kaowu.suspension.SuspensionFunctions.Suspended;
import kaowu.suspension.SuspensionFunctions.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A site is suspended, puts right what was found, is inspected and resumes. */
@QuarkusTest
@WithTestResource(Servers.class)
class SuspensionTest {

    private static final int THREADS = 32;

    @Inject
    Scene scene;

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

    private IntakeState listed() {
        return done(scene.intakes.listIntakes(Call.of(new ListIntakesRequest(round, null)))).intakes().stream()
                .filter(intake -> intake.siteId().equals(site))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<ViewedFinding> findings() {
        return done(scene.sites.viewSite(Call.of(new ViewSiteRequest(site))))
                .site()
                .suspension()
                .findings();
    }

    @Test
    void stopsTheIntakeOfEveryRoundAndSaysSo() {
        String other = scene.round();
        scene.open(other, site, 10, 4);
        Registered first = scene.registered(round, site);
        scene.registered(other, site);
        scene.registered(other, site);
        Suspended suspended = done(scene.suspend(site, Kind.SPACING, Kind.DISINFECTION));
        assertThat(suspended.site().state()).isEqualTo(SiteState.SUSPENDED);
        assertThat(suspended.affected()).isEqualTo(3);
        assertThat(suspended.rounds())
                .containsExactlyInAnyOrder(new AffectedRound(round, 1), new AffectedRound(other, 2));
        for (String one : List.of(round, other)) {
            Answer<Registered> refused = scene.register(one, site, Candidates.byMail());
            assertThat(codes(refused)).containsExactly("SITE_SUSPENDED");
            assertThat(refused.refusals().get(0).message()).contains("测试站 " + site);
        }
        assertThat(listed()).isEqualTo(IntakeState.SUSPENDED);
        assertThat(codes(scene.sites.acceptSite(Call.of(new AcceptSiteRequest("tester", site, "再验收")))))
                .containsExactly("SITE_SUSPENDED");
        assertThat(scene.look(first).state()).isEqualTo(RegistrationState.REGISTERED);
        done(scene.handIn(first, "ID_PHOTO"));
    }

    @Test
    void letsNobodySlipInWhilePeopleRegister() {
        String split = scene.site();
        scene.open(round, split, null, 8);
        for (String busy : List.of(site, split)) {
            AtomicBoolean suspended = new AtomicBoolean();
            AtomicInteger accepted = new AtomicInteger();
            List<Integer> seen = new ArrayList<>();
            List<Callable<String>> everybody = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                everybody.add(() -> {
                    while (true) {
                        boolean before = suspended.get();
                        Answer<Registered> answer = scene.register(round, busy, Candidates.byMail());
                        if (answer.outcome() == Outcome.DONE) {
                            accepted.incrementAndGet();
                            assertThat(before).as("taken after the suspension").isFalse();
                        } else {
                            return codes(answer).toString();
                        }
                    }
                });
            }
            everybody.add(() -> {
                while (accepted.get() < THREADS) {
                    Thread.onSpinWait();
                }
                done(scene.suspend(busy));
                suspended.set(true);
                seen.add(Stored.taken(round, busy));
                return "[SITE_SUSPENDED]";
            });
            assertThat(Together.all(everybody)).containsOnly("[SITE_SUSPENDED]");
            assertThat(seen).containsExactly(accepted.get());
            assertThat(Stored.taken(round, busy)).isEqualTo(accepted.get());
            assertThat(Stored.in(Stored.REGISTRATIONS, "siteId", busy)).hasSize(accepted.get());
        }
    }

    @Test
    void tellsEverybodyOnceOfTheBeginningAndOfTheEnd() {
        Registered incomplete = scene.registered(round, site);
        Registered complete = scene.complete(round, site);
        Registered withdrawn = scene.registered(round, site);
        done(scene.withdraw(withdrawn));
        Registered elsewhere = scene.registered(round, scene.open(round));
        sweeps.tick();
        clock.set("2020-05-18T10:00:00+08:00");
        done(scene.suspend(site, Kind.TEMPERATURE));
        sweeps.tick();
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThat(scene.look(one).siteSuspended()).isTrue();
            assertThat(scene.look(one).history()).extracting("event").contains("SITE_SUSPENDED");
            assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "SITE_SUSPENDED/" + site + " SENT");
        }
        done(scene.rectify(site));
        clock.set("2020-05-18T11:00:00+08:00");
        done(scene.resume(site));
        sweeps.tick();
        clock.set("2020-05-18T11:10:00+08:00");
        Registered later = scene.registered(round, site);
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThat(scene.look(one).siteSuspended()).isFalse();
            assertThat(sweeps.told(one))
                    .containsExactly(
                            "RECEIPT SENT", "SITE_RESUMED/" + site + " SENT", "SITE_SUSPENDED/" + site + " SENT");
            assertThat(Outbox.mails(one)).hasSize(3);
        }
        assertThat(sweeps.told(withdrawn)).containsExactly("RECEIPT SUPPRESSED");
        assertThat(sweeps.told(elsewhere)).containsExactly("RECEIPT SENT");
        assertThat(sweeps.told(later)).containsExactly("RECEIPT SENT");
        assertThat(Outbox.mails(incomplete))
                .anySatisfy(mail -> assertThat(mail.text()).contains("暂停整改", "个人申请表", "2020-05-29 24:00"));
    }

    @Test
    void doesNotTellOfASuspensionThatIsOverBeforeAnybodyWasTold() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(scene.suspend(site));
        done(scene.rectify(site));
        done(scene.resume(site));
        clock.set("2020-05-18T10:00:00+08:00");
        sweeps.tick();
        clock.set("2020-05-18T11:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT");
        assertThat(scene.look(registered).siteSuspended()).isFalse();
    }

    @Test
    void doesNotTellOfTheEndWhomItCouldNotTellOfTheBeginning() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(scene.suspend(site));
        sweeps.cascade();
        done(scene.rectify(site));
        done(scene.resume(site));
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "RECEIPT SENT",
                        "SITE_RESUMED/" + site + " SUPPRESSED",
                        "SITE_SUSPENDED/" + site + " SUPPRESSED");
    }

    @Test
    void listsWhomItConcernsPageByPage() {
        List<Registered> people = scene.registered(round, site, 101);
        Registered complete = scene.complete(round, site);
        done(scene.withdraw(people.get(0)));
        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            ListedRegistrations page =
                    done(scene.roster.listRegistrations(Call.of(new ListRegistrationsRequest(round, site, next))));
            page.registrations().forEach(one -> listed.add(one.registrationNo()));
            next = page.next();
        } while (next != null);
        assertThat(listed)
                .hasSize(101)
                .doesNotHaveDuplicates()
                .doesNotContain(people.get(0).registrationNo())
                .last()
                .isEqualTo(complete.registrationNo());
        assertThat(codes(scene.roster.listRegistrations(
                        Call.of(new ListRegistrationsRequest(round, site, "MISSING/1 OR 1")))))
                .containsExactly("MALFORMED_FIELD");
    }

    @Test
    void worksThroughFindingsUntilAllAreAccepted() {
        done(scene.suspend(site, Kind.SPACING, Kind.STATIONS));
        assertThat(codes(scene.resume(site))).containsExactly("FINDINGS_OPEN");
        assertThat(findings())
                .extracting(ViewedFinding::no, ViewedFinding::kind, ViewedFinding::state)
                .containsExactly(tuple(1, Kind.SPACING, State.OPEN), tuple(2, Kind.STATIONS, State.OPEN));
        assertThat(codes(scene.inspect(site, new Verdict(1, true, null)))).containsExactly("NOTHING_TO_INSPECT");
        clock.set("2020-05-20T10:00:00+08:00");
        assertThat(findings()).extracting(ViewedFinding::openDays).containsExactly(2L, 2L);
        done(handIn(new Handed(1, "座位已重排，间距 1.2 米")));
        assertThat(codes(scene.resume(site))).containsExactly("FINDINGS_OPEN");
        assertThat(codes(handIn(new Handed(3, "没有这一项")))).containsExactly("NO_OPEN_FINDING");
        done(handIn(new Handed(null, "工位已减为 10 人")));
        assertThat(codes(scene.inspect(site, new Verdict(2, false, " ")))).containsExactly("MISSING_FIELD");
        done(scene.inspect(site, new Verdict(1, true, null), new Verdict(2, false, "没有记录")));
        assertThat(findings()).extracting(ViewedFinding::state).containsExactly(State.ACCEPTED, State.RETURNED);
        assertThat(findings()).extracting(ViewedFinding::openDays).containsExactly(null, 2L);
        assertThat(findings().get(1).remark()).isEqualTo("没有记录");
        assertThat(codes(scene.resume(site))).containsExactly("FINDINGS_OPEN");
        done(handIn(new Handed(2, "记录见附件")));
        assertThat(findings().get(1).evidence()).hasSize(2);
        Suspended resumed = done(scene.resume(site));
        assertThat(resumed.site().state()).isEqualTo(SiteState.ACCEPTED);
        assertThat(resumed.site().suspension().resumedAt()).isNotNull();
        assertThat(findings()).extracting(ViewedFinding::state).containsOnly(State.ACCEPTED);
        assertThat(codes(scene.resume(site))).containsExactly("NOT_SUSPENDED");
        done(scene.register(round, site, Candidates.byMail()));
        assertThat(done(scene.suspend(site)).site().suspension().no()).isEqualTo(2);
    }

    private Answer<Suspended> handIn(Handed handed) {
        return scene.suspensions.rectifySite(
                Call.of(new SuspensionFunctions.RectifyRequest("tester", site, null, List.of(handed))));
    }

    @Test
    void addsFindingsToASuspensionThatLastsAndNoneTwice() {
        done(scene.suspend(site, Kind.SPACING));
        done(scene.suspend(site, Kind.SPACING));
        done(scene.suspend(site, Kind.SPACING, Kind.OTHER));
        assertThat(findings()).extracting(ViewedFinding::kind).containsExactly(Kind.SPACING, Kind.OTHER);
        assertThat(Stored.in("kaowu-cascades")).hasSize(1);
        List<Found> many = IntStream.range(0, 49)
                .mapToObj(i -> new Found(Kind.OTHER, "第 " + i + " 处"))
                .toList();
        assertThat(codes(scene.suspensions.suspendSite(
                        Call.of(new SuspensionFunctions.SuspendRequest("tester", site, "检查", many)))))
                .containsExactly("TOO_MANY_FINDINGS");
    }

    @Test
    void suspendsOnlyWhatWorks() {
        assertThat(codes(scene.suspend("nowhere"))).containsExactly("UNKNOWN_SITE");
        String id = "new-" + Candidates.next();
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", Scene.siteCalled(id), null))));
        assertThat(codes(scene.suspend(id))).containsExactly("SITE_NOT_ACCEPTED");
        assertThat(codes(scene.rectify(site))).containsExactly("NOT_SUSPENDED");
        done(scene.inspect(site));
        assertThat(Stored.in(Stored.AUDIT, "action", "inspectSite")).hasSize(1);
    }

    @Test
    void staysSuspendedWhateverBecomesOfTheDeadline() {
        Registered registered = scene.registered(round, site);
        done(scene.suspend(site));
        clock.set(CLOSES_AT);
        sweeps.tick();
        assertThat(listed()).isEqualTo(IntakeState.CLOSED);
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
        done(scene.move(round, LocalDate.of(2020, 6, 5)));
        assertThat(listed()).isEqualTo(IntakeState.SUSPENDED);
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("SITE_SUSPENDED");
        done(scene.rectify(site));
        done(scene.resume(site));
        assertThat(listed()).isEqualTo(IntakeState.OPEN);
        scene.registered(round, site);
    }

    @Test
    void stopsASiteOneOfWhoseRoundsIsToBeAnnounced() {
        String paused = scene.round();
        scene.open(paused, site, null, null);
        done(scene.postpone(paused, null, null));
        done(scene.suspend(site));
        done(scene.postpone(paused, LocalDate.of(2020, 10, 24), null));
        assertThat(codes(scene.register(paused, site, Candidates.byMail()))).containsExactly("SITE_SUSPENDED");
        done(scene.rectify(site));
        done(scene.postpone(paused, null, null));
        done(scene.resume(site));
        assertThat(codes(scene.register(paused, site, Candidates.byMail()))).containsExactly("ROUND_POSTPONED");
        done(scene.postpone(paused, LocalDate.of(2020, 10, 24), null));
        done(scene.register(paused, site, Candidates.byMail()));
    }

    @Test
    void findsAnIntakeThatIsOpenedAtTheSameMoment() {
        String other = scene.round();
        Interruption.atTheFirst(
                write -> write.toString().contains("suspended"),
                Interruption.Moment.BEFORE_IT_IS_SENT,
                () -> scene.open(other, site, 10, 1),
                () -> done(scene.suspend(site)));
        assertThat(codes(scene.register(other, site, Candidates.byMail()))).containsExactly("SITE_SUSPENDED");
        assertThat(Stored.in(Stored.INTAKES)).hasSize(2).allMatch(item -> item.containsKey("suspended"));
    }

    @Test
    void opensNoIntakeWhileItIsBeingSuspended() {
        String other = scene.round();
        List<String> refused = new ArrayList<>();
        Interruption.atTheFirst(
                write -> write.toString().contains(other),
                Interruption.Moment.BEFORE_IT_IS_SENT,
                () -> done(scene.suspend(site)),
                () -> refused.addAll(codes(scene.intakes.openIntake(
                        Call.of(new OpenIntakeRequest("tester", other, site, 10, null, null, null))))));
        assertThat(refused).containsExactly("SITE_SUSPENDED");
        assertThat(Stored.in(Stored.INTAKES)).hasSize(1);
    }

    @Test
    void tellsThoseWhomTheRosterDidNotShowYet() {
        Registered seen = scene.registered(round, site);
        Registered unseen = scene.registered(round, site);
        sweeps.tick();
        var item = Stored.in(Stored.REGISTRATIONS, "registrationNo", unseen.registrationNo())
                .get(0);
        var hidden = new HashMap<>(item);
        hidden.remove("gap");
        done(scene.suspend(site));
        Stored.put(Stored.REGISTRATIONS, hidden);
        assertThat(sweeps.cascade()).isEqualTo(1);
        Stored.put(Stored.REGISTRATIONS, item);
        assertThat(sweeps.cascade()).isZero();
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        sweeps.tick();
        for (Registered one : List.of(seen, unseen)) {
            assertThat(sweeps.told(one)).contains("SITE_SUSPENDED/" + site + " SENT");
        }
        assertThat(Stored.in("kaowu-cascades")).noneMatch(change -> change.containsKey("waiting"));
    }

    @Test
    void tellsOnceThoughTwoRunAtOnce() {
        List<Registered> people = scene.registered(round, site, 12);
        sweeps.tick();
        done(scene.suspend(site));
        Together.times(4, () -> sweeps.cascade());
        Together.times(4, () -> sweeps.deliver());
        assertThat(people).allSatisfy(one -> {
            assertThat(Outbox.mails(one)).hasSize(2);
            assertThat(scene.look(one).history())
                    .filteredOn(event -> event.event().equals("SITE_SUSPENDED"))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void losesNobodyAndTellsNobodyTwiceWhenItIsKilled(Interruption.Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    List<Registered> people = scene.registered(round, site, 3);
                    sweeps.tick();
                    done(scene.suspend(site));
                    return people;
                },
                people -> sweeps.cascade(),
                people -> {
                    sweeps.tick();
                    clock.set(clock.instant().plus(Duration.ofMinutes(2)));
                    sweeps.tick();
                    assertThat(people)
                            .allSatisfy(one -> assertThat(sweeps.told(one))
                                    .containsExactly("RECEIPT SENT", "SITE_SUSPENDED/" + site + " SENT"));
                    assertThat(people)
                            .allSatisfy(one -> assertThat(scene.look(one).history())
                                    .filteredOn(event -> event.event().equals("SITE_SUSPENDED"))
                                    .hasSize(1));
                });
        assertThat(writes).isGreaterThanOrEqualTo(4);
    }
}
