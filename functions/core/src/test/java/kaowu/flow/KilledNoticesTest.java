package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.servers.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reminding and delivering are killed at each of their writes in turn: nobody is told twice, nothing is lost unseen. */
@QuarkusTest
@WithTestResource(Servers.class)
class KilledNoticesTest {

    private static final Duration UNTIL_A_LOST_ATTEMPT_IS_GIVEN_UP = Duration.ofMinutes(21);

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String site;

    private void begin() {
        scene.begin();
        round = scene.round();
        site = scene.site();
        scene.open(round, site, 10, 2);
    }

    @ParameterizedTest
    @EnumSource
    void remindsEverybodyOnce(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    List<Registered> incomplete = scene.registered(round, site, 2);
                    sweeps.tick();
                    clock.set("2020-05-23T00:00:00+08:00");
                    return incomplete;
                },
                incomplete -> sweeps.remind(),
                incomplete -> {
                    sweeps.tick();
                    sweeps.tick();
                    for (Registered registered : incomplete) {
                        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT");
                        assertThat(Outbox.mails(registered)).hasSize(2);
                    }
                });
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void sendsAMailUnderOneIdAndATextMessageAtMostOnce(Moment moment) {
        Instant start = TestClock.at("2020-05-18T10:00:00+08:00");
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    Registered byMail = scene.registered(round, site);
                    Registered byPhone = done(scene.register(round, site, Candidates.byPhone()));
                    clock.set(start);
                    return List.of(byMail, byPhone);
                },
                people -> sweeps.deliver(),
                people -> {
                    sweeps.deliver();
                    clock.set(start.plus(UNTIL_A_LOST_ATTEMPT_IS_GIVEN_UP));
                    sweeps.deliver();
                    assertThat(sweeps.deliver()).isZero();
                    List<Mail> mails = Outbox.mails(people.get(0));
                    assertThat(sweeps.told(people.get(0))).containsExactly("RECEIPT SENT");
                    assertThat(mails).hasSizeBetween(1, 2);
                    assertThat(mails.stream().map(Mail::messageId).distinct()).hasSize(1);
                    // Nobody can tell a repeated text message from a second one: rather none, and a person is told.
                    boolean sent = sweeps.told(people.get(1)).equals(List.of("RECEIPT SENT"));
                    assertThat(sweeps.told(people.get(1))).isSubsetOf("RECEIPT SENT", "RECEIPT FAILED");
                    assertThat(Outbox.texts(people.get(1))).hasSizeBetween(sent ? 1 : 0, 1);
                    int incidents = mails.size() - 1 + (sent ? 0 : 1);
                    assertThat(incidents).isBetween(0, 1);
                });
        assertThat(writes).isGreaterThanOrEqualTo(5);
    }
}
