package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days without cron, and one run that makes up for them; reminders that would come too early, too late or for nothing. */
@QuarkusTest
@WithTestResource(Servers.class)
class CronOffTest {

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

    private void tickAt(String instant) {
        clock.set(instant);
        sweeps.tick();
    }

    @Test
    void sendsTheMissedReminderWhenCronComesBack() {
        Registered registered = scene.registered(round, site);
        tickAt("2020-05-22T12:00:00+08:00");
        tickAt("2020-05-25T12:00:00+08:00");
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT");
    }

    @Test
    void sendsOnlyTheLatestOfTwoMissedReminders() {
        Registered registered = scene.registered(round, site);
        tickAt("2020-05-26T12:00:00+08:00");
        tickAt("2020-05-29T12:00:00+08:00");
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT", "REMINDER/PT24H SENT");
        assertThat(Outbox.mails(registered)).hasSize(3);
    }

    @Test
    void closesDaysLateAndRemindsNobodyOfADeadlineThatHasPassed() {
        Registered registered = scene.registered(round, site);
        tickAt("2020-05-28T12:00:00+08:00");
        tickAt("2020-06-01T12:00:00+08:00");
        assertThat(sweeps.told(registered)).containsExactly("FORFEITED SENT", "RECEIPT SENT", "REMINDER/PT72H SENT");
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(Stored.forfeits(registered.registrationNo())).singleElement().satisfies(evidence -> {
            assertThat(evidence.get("deadline").n()).isEqualTo(Long.toString(Scene.CLOSES_AT.toEpochMilli()));
            assertThat(evidence.get("at").n())
                    .isEqualTo(Long.toString(
                            TestClock.at("2020-06-01T12:00:00+08:00").toEpochMilli()));
        });
    }

    @Test
    void repairsInOneRunWhatWasMissedFromRegisteringToClosing() {
        Registered registered = scene.registered(round, site);
        tickAt("2020-06-01T12:00:00+08:00");
        assertThat(sweeps.told(registered)).containsExactly("FORFEITED SENT", "RECEIPT SUPPRESSED");
        assertThat(Outbox.mails(registered)).hasSize(1);
    }

    @Test
    void suppressesAReminderThatWaitedUntilTheNextOne() {
        Registered registered = scene.registered(round, site);
        clock.set("2020-05-23T00:00:00+08:00");
        assertThat(sweeps.remind()).isEqualTo(1);
        tickAt("2020-05-27T00:00:00+08:00");
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "REMINDER/PT168H SUPPRESSED", "REMINDER/PT72H SENT");
    }

    @Test
    void suppressesAReminderThatWaitedUntilTheDeadline() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        clock.set("2020-05-29T00:00:00+08:00");
        assertThat(sweeps.remind()).isEqualTo(1);
        clock.set(Scene.CLOSES_AT);
        sweeps.deliver();
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "REMINDER/PT24H SUPPRESSED");
    }

    @Test
    void leavesSomebodyAloneForADayAfterRegistering() {
        clock.set("2020-05-22T12:00:00+08:00");
        Registered early = scene.registered(round, site);
        tickAt("2020-05-23T00:00:00+08:00");
        assertThat(sweeps.told(early)).containsExactly("RECEIPT SENT");
        tickAt("2020-05-23T11:59:59+08:00");
        assertThat(sweeps.told(early)).containsExactly("RECEIPT SENT");
        tickAt("2020-05-23T12:00:00+08:00");
        assertThat(sweeps.told(early)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT");
        clock.set("2020-05-28T10:00:00+08:00");
        Registered late = scene.registered(round, site);
        tickAt("2020-05-29T00:00:00+08:00");
        assertThat(sweeps.told(late)).containsExactly("RECEIPT SENT");
        tickAt("2020-05-29T10:00:00+08:00");
        assertThat(sweeps.told(late)).containsExactly("RECEIPT SENT", "REMINDER/PT24H SENT");
    }

    @Test
    void remindsNobodyWhoLacksNothingOrHasWithdrawn() {
        Registered complete = scene.complete(round, site);
        Registered withdrawn = scene.registered(round, site);
        sweeps.tick();
        done(scene.withdraw(withdrawn));
        for (String day : List.of("23", "27", "29", "30")) {
            tickAt("2020-05-" + day + "T00:00:00+08:00");
        }
        assertThat(sweeps.told(complete)).containsExactly("RECEIPT SENT");
        assertThat(sweeps.told(withdrawn)).containsExactly("RECEIPT SENT");
    }

    @Test
    void suppressesAReminderOnceTheGapIsClosedOrTheRegistrationWithdrawn() {
        Registered completing = scene.registered(round, site);
        Registered withdrawing = scene.registered(round, site);
        sweeps.tick();
        clock.set("2020-05-23T00:00:00+08:00");
        assertThat(sweeps.remind()).isEqualTo(2);
        completing.missing().forEach(kind -> done(scene.handIn(completing, kind)));
        done(scene.withdraw(withdrawing));
        sweeps.deliver();
        assertThat(sweeps.told(completing)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SUPPRESSED");
        assertThat(sweeps.told(withdrawing)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SUPPRESSED");
    }

    @Test
    void sendsNothingTwiceWhenEverythingRunsTwice() {
        Registered registered = scene.registered(round, site);
        for (String day : List.of("18", "23", "27", "29", "30", "31")) {
            tickAt("2020-05-" + day + "T00:30:00+08:00");
            tickAt("2020-05-" + day + "T00:30:00+08:00");
            tickAt("2020-05-" + day + "T00:31:00+08:00");
        }
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "FORFEITED SENT",
                        "RECEIPT SENT",
                        "REMINDER/PT168H SENT",
                        "REMINDER/PT24H SENT",
                        "REMINDER/PT72H SENT");
        assertThat(Outbox.mails(registered)).hasSize(5).doesNotHaveDuplicates();
    }
}
