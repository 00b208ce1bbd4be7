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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Outcome;
import kaowu.intake.IntakeState;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.site.Finding.Kind;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteState;
import kaowu.suspension.SuspensionFunctions.AffectedRound;
import kaowu.suspension.SuspensionFunctions.Suspended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the transaction that suspends a site on, none of its intakes takes anybody, whatever becomes of its rounds. */
@QuarkusTest
@WithTestResource(Servers.class)
class SuspendedIntakesTest {

    private static final int THREADS = 32;

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

    private IntakeState listed() {
        return done(scene.intakes.listIntakes(Call.of(new ListIntakesRequest(round, null)))).intakes().stream()
                .filter(intake -> intake.siteId().equals(site))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void stopsTheIntakeOfEveryRoundAndSaysSo() {
        String other = scene.round();
        scene.open(other, site, 10, 4);
        Registered first = scene.registered(round, site);
        scene.registered(other, site);
        scene.registered(other, site);
        Suspended suspended = done(disruptions.suspend(site, Kind.SPACING, Kind.DISINFECTION));
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
                done(disruptions.suspend(busy));
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
    void staysSuspendedWhateverBecomesOfTheDeadline() {
        Registered registered = scene.registered(round, site);
        done(disruptions.suspend(site));
        clock.set(CLOSES_AT);
        sweeps.tick();
        assertThat(listed()).isEqualTo(IntakeState.CLOSED);
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
        done(scene.move(round, LocalDate.of(2020, 6, 5)));
        assertThat(listed()).isEqualTo(IntakeState.SUSPENDED);
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("SITE_SUSPENDED");
        done(disruptions.rectify(site));
        done(disruptions.resume(site));
        assertThat(listed()).isEqualTo(IntakeState.OPEN);
        scene.registered(round, site);
    }

    @Test
    void stopsASiteOneOfWhoseRoundsIsToBeAnnounced() {
        String paused = scene.round();
        scene.open(paused, site, null, null);
        done(disruptions.postpone(paused, null, null));
        done(disruptions.suspend(site));
        done(disruptions.postpone(paused, LocalDate.of(2020, 10, 24), null));
        assertThat(codes(scene.register(paused, site, Candidates.byMail()))).containsExactly("SITE_SUSPENDED");
        done(disruptions.rectify(site));
        done(disruptions.postpone(paused, null, null));
        done(disruptions.resume(site));
        assertThat(codes(scene.register(paused, site, Candidates.byMail()))).containsExactly("ROUND_POSTPONED");
        done(disruptions.postpone(paused, LocalDate.of(2020, 10, 24), null));
        done(scene.register(paused, site, Candidates.byMail()));
    }

    @Test
    void findsAnIntakeThatIsOpenedAtTheSameMoment() {
        String other = scene.round();
        Interruption.atTheFirst(
                write -> write.toString().contains("suspended"),
                Interruption.Moment.BEFORE_IT_IS_SENT,
                () -> scene.open(other, site, 10, 1),
                () -> done(disruptions.suspend(site)));
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
                () -> done(disruptions.suspend(site)),
                () -> refused.addAll(codes(scene.intakes.openIntake(
                        Call.of(new OpenIntakeRequest("tester", other, site, 10, null, null, null))))));
        assertThat(refused).containsExactly("SITE_SUSPENDED");
        assertThat(Stored.in(Stored.INTAKES)).hasSize(1);
    }
}
