package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.door.Call;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationView;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.RoundState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A postponement that moves the deadline, and what becomes of those who were forfeited at the old one. */
@QuarkusTest
@WithTestResource(Servers.class)
class PostponedDeadlineTest {

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

    private RoundState state() {
        return done(scene.plans.listRounds(Call.of(new PlanFunctions.ListRequest(null, null)))).rounds().stream()
                .filter(one -> one.roundId().equals(round))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void saysSoWhereOnlyOtherDatesMove() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(disruptions.postpone(round, THEORY, LocalDate.of(2020, 6, 5)));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(THEORY);
        assertThat(scene.look(registered).closesAt().toInstant()).isEqualTo("2020-06-05T16:00:00Z");
        assertThat(Stored.daysHeld(registered)).containsExactly(THEORY.toString());
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "ROUND_CHANGED SENT");
        assertThat(Outbox.mails(registered))
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("仍为 2020-06-20", "2020-06-05 24:00"));
    }

    @Test
    void opensAgainWithANewDeadlineAndLeavesTheForfeitedForfeited() {
        Registered forfeited = scene.registered(round, site);
        clock.set(CLOSES_AT.plusSeconds(60));
        sweeps.tick();
        done(disruptions.postpone(round, LATER, LocalDate.of(2020, 6, 12)));
        assertThat(state()).isEqualTo(RoundState.OPEN);
        sweeps.tick();
        assertThat(scene.look(forfeited).state()).isEqualTo(RegistrationState.FORFEITED);
        Registered late = scene.registered(round, site);
        clock.set("2020-06-13T00:00:00+08:00");
        sweeps.tick();
        assertThat(scene.look(late).state()).isEqualTo(RegistrationState.FORFEITED);
    }

    @Test
    void takesEveryForfeitBackIfTheActionSaysSo() {
        List<Registered> forfeited = scene.registered(round, site, 3);
        Registered complete = scene.complete(round, site);
        clock.set(CLOSES_AT.plusSeconds(60));
        sweeps.tick();
        Postponed postponed = done(disruptions.postpone(round, LATER, LocalDate.of(2020, 6, 12), false, true));
        assertThat(postponed.reinstated()).isEqualTo(3);
        assertThat(postponed.affected()).isEqualTo(1);
        sweeps.tick();
        clock.set(CLOSES_AT.plusSeconds(600));
        sweeps.tick();
        assertThat(forfeited).allSatisfy(one -> {
            RegistrationView view = scene.look(one);
            assertThat(view.state()).isEqualTo(RegistrationState.REGISTERED);
            assertThat(view.missing()).hasSize(4);
            assertThat(view.theory()).isEqualTo(LATER);
            assertThat(view.closesAt().toInstant()).isEqualTo("2020-06-12T16:00:00Z");
            assertThat(Stored.daysHeld(one)).containsExactly(LATER.toString());
            assertThat(sweeps.told(one)).contains("REINSTATED SENT").doesNotContain("ROUND_MOVED SENT");
        });
        assertThat(sweeps.told(complete)).contains("ROUND_MOVED SENT");
        forfeited.get(0).missing().forEach(kind -> done(scene.handIn(forfeited.get(0), kind)));
        clock.set("2020-06-13T00:01:00+08:00");
        sweeps.tick();
        assertThat(scene.look(forfeited.get(0)).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(scene.look(forfeited.get(1)).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(Stored.forfeits(forfeited.get(1).registrationNo())).hasSize(2);
    }
}
