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
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.ListedIntake;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.schedule.RoundView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Dates of single sites while somebody registers twice, a round closes, a process dies, or other sites move. */
@QuarkusTest
@WithTestResource(Servers.class)
class OwnDatesRaceTest {

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
    void takesNobodyTwiceThoughTheDaysDiffer() throws Exception {
        CandidateRequest person = Candidates.byMail();
        Registered first = done(scene.register(round, staying, person));
        done(disruptions.postponeSite(round, moving, LATER, null));
        assertThat(codes(scene.register(round, moving, person))).containsExactly("ALREADY_REGISTERED");
        done(scene.withdraw(first));
        Registered second = done(scene.register(round, moving, person));
        assertThat(codes(scene.register(round, staying, person))).containsExactly("ALREADY_REGISTERED");
        done(scene.withdraw(second));
        CandidateRequest other = Candidates.byMail();
        List<Answer<Registered>> both = Together.all(
                List.of(() -> scene.register(round, moving, other), () -> scene.register(round, staying, other)));
        assertThat(both.stream().filter(answer -> answer.value() != null)).hasSize(1);
        assertThat(both.stream().flatMap(answer -> codes(answer).stream())).containsExactly("ALREADY_REGISTERED");
        done(scene.register(round, staying, person));
    }

    /** Forfeited at one site she registers at the other, which has longer; then the forfeits are taken back. */
    @Test
    void takesBackNoForfeitOfWhoHasRegisteredAgain() {
        CandidateRequest person = Candidates.byMail();
        Registered first = done(scene.register(round, staying, person));
        done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE));
        clock.set("2020-05-30T00:10:00+08:00");
        sweeps.tick();
        clock.set("2020-05-30T00:20:00+08:00");
        sweeps.tick();
        Registered second = done(scene.register(round, moving, person));
        assertThat(codes(scene.reinstate(
                        first,
                        clock.instant().plusSeconds(3600).atZone(Scene.ZONE).toOffsetDateTime())))
                .containsExactly("ALREADY_REGISTERED");
        done(disruptions.postpone(round, LATER.plusDays(7), LATER_DEADLINE, false, true));
        sweeps.tick();
        assertThat(scene.look(first).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(scene.look(second).clash()).isFalse();
        assertThat(scene.look(second).theory()).isEqualTo(LATER.plusDays(7));
    }

    @Test
    void forfeitsNobodyOfASiteThatIsPostponedWhileTheRoundCloses() {
        List<Registered> people = scene.registered(round, moving, 3);
        clock.set(CLOSES_AT);
        Interruption.atTheFirst(
                write -> write instanceof TransactWriteItemsRequest,
                Moment.BEFORE_IT_IS_SENT,
                () -> done(disruptions.postponeSite(round, moving, LATER, LATER_DEADLINE)),
                sweeps::close);
        assertThat(people).allMatch(one -> scene.look(one).state() == RegistrationState.REGISTERED);
        scene.registered(round, moving);
    }

    @Test
    void isFollowedByItsIntakeAfterACrash() {
        int writes = Interruption.killingAtEachWrite(
                Moment.AFTER_IT_WAS_OBEYED,
                () -> {
                    String site = scene.open(round);
                    scene.registered(round, site);
                    return site;
                },
                site -> disruptions.postponeSite(round, site, LATER, LATER_DEADLINE),
                site -> {
                    assertThat(scene.look(scene.registered(round, site)).theory())
                            .isEqualTo(LATER);
                    assertThat(scene.look(scene.registered(round, staying)).theory())
                            .isEqualTo(THEORY);
                });
        assertThat(writes).isGreaterThan(1);
    }

    @Test
    void letsSeveralSitesMoveAtTheSameMoment() throws Exception {
        List<String> sites = new ArrayList<>(List.of(moving, staying));
        sites.add(scene.open(round));
        sites.add(scene.open(round));
        List<Callable<Answer<Postponed>>> calls = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            String site = sites.get(i);
            LocalDate day = LATER.plusDays(i);
            calls.add(() -> disruptions.postponeSite(round, site, day, null));
        }
        ExecutorService threads = Executors.newFixedThreadPool(sites.size());
        try {
            for (Future<Answer<Postponed>> answer : threads.invokeAll(calls)) {
                done(answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(listed().apart()).hasSize(4);
        for (int i = 0; i < sites.size(); i++) {
            assertThat(intake(sites.get(i)).theory()).isEqualTo(LATER.plusDays(i));
        }
    }
}
