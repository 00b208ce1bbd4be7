package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.audit.AuditTable;
import kaowu.closing.ClosingFunctions;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same sweep several times at the same moment comes to what it comes to once. */
@QuarkusTest
@WithTestResource(Servers.class)
class SimultaneousRunsTest {

    private static final int RUNS = 3;

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    AuditTable audit;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private List<Registered> incomplete;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.site();
        scene.open(round, site, 100, 4);
        incomplete = scene.registered(round, site, 12);
    }

    @Test
    void closesOnceAndForfeitsEverybodyOnce() {
        Registered complete = scene.complete(round, site);
        clock.set(Scene.CLOSES_AT);
        List<ClosingFunctions.Closed> runs = Together.times(RUNS, () -> done(scene.closing.closeRounds()));
        assertThat(runs.stream().mapToInt(ClosingFunctions.Closed::forfeited).sum())
                .isEqualTo(incomplete.size());
        assertThat(runs.stream().flatMap(run -> run.closed().stream())).containsExactly(round);
        for (Registered registered : incomplete) {
            assertThat(Stored.forfeits(registered.registrationNo())).hasSize(1);
            assertThat(sweeps.told(registered)).containsExactly("FORFEITED PENDING", "RECEIPT PENDING");
        }
        assertThat(scene.look(complete).state()).isEqualTo(RegistrationState.COMPLETE);
        clock.set(Scene.CLOSES_AT.plusSeconds(180));
        Together.times(RUNS, () -> done(scene.closing.closeRounds()));
        assertThat(audit.of("round/" + round)).hasSize(1);
        assertThat(Stored.taken(round, site)).isEqualTo(incomplete.size() + 1);
    }

    @Test
    void queuesEveryReminderOnce() {
        clock.set("2020-05-23T00:00:00+08:00");
        List<Integer> queued = Together.times(RUNS, sweeps::remind);
        assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(incomplete.size());
        assertThat(incomplete)
                .allSatisfy(registered -> assertThat(sweeps.told(registered))
                        .containsExactly("RECEIPT PENDING", "REMINDER/PT168H PENDING"));
        assertThat(sweeps.remind()).isZero();
    }

    @Test
    void sendsEveryNoticeOnce() {
        Registered byPhone = done(scene.register(round, site, Candidates.byPhone()));
        List<Integer> sent = Together.times(RUNS, sweeps::deliver);
        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(incomplete.size() + 1);
        assertThat(incomplete)
                .allSatisfy(registered -> assertThat(Outbox.mails(registered)).hasSize(1));
        assertThat(Outbox.texts(byPhone)).hasSize(1);
        assertThat(sweeps.deliver()).isZero();
    }

    @Test
    void sendsNothingTwiceWhenClosingRemindingAndDeliveringRunSideBySide() {
        clock.set("2020-05-23T00:00:00+08:00");
        Together.all(List.of(sweeps::remind, sweeps::deliver, sweeps::deliver, sweeps::remind));
        clock.set(Scene.CLOSES_AT);
        Together.all(List.of(sweeps::close, sweeps::deliver, sweeps::remind, sweeps::close, sweeps::deliver));
        sweeps.tick();
        for (Registered registered : incomplete) {
            assertThat(sweeps.told(registered)).hasSize(3).contains("FORFEITED SENT");
            assertThat(Outbox.mails(registered)).hasSize((int) sweeps.told(registered).stream()
                    .filter(told -> told.endsWith(" SENT"))
                    .count());
        }
    }
}
