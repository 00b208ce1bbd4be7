package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.servers.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is killed at each of its writes in turn; what the next runs leave is what one run would have left. */
@QuarkusTest
@WithTestResource(Servers.class)
class CrashTest {

    private static final Duration UNTIL_A_LOST_ATTEMPT_IS_GIVEN_UP = Duration.ofMinutes(21);

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

    private void begin() {
        scene.begin();
        round = scene.round();
        site = scene.site();
        scene.open(round, site, 10, 2);
    }

    /** Goes through the writes of a run until it gets through; {@code check} looks at each outcome. */
    private static void killedAtEachWrite(Moment moment, int atLeast, Runnable before, Runnable run, Runnable check) {
        int write = 0;
        Interruption.Outcome outcome;
        do {
            before.run();
            outcome = Interruption.killing(++write, moment, run);
            check.run();
        } while (outcome.killed() || outcome.writes() >= write);
        assertThat(write).as("writes that were tried").isGreaterThan(atLeast);
    }

    @ParameterizedTest
    @EnumSource
    void registersOnceOrNotAtAll(Moment moment) {
        List<CandidateRequest> candidate = new ArrayList<>();
        killedAtEachWrite(
                moment,
                1,
                () -> {
                    begin();
                    candidate.clear();
                    candidate.add(Candidates.byMail());
                },
                () -> scene.register(round, site, candidate.get(0)),
                () -> {
                    int stored = Stored.in(Stored.REGISTRATIONS).size();
                    Answer<Registered> again = scene.register(round, site, candidate.get(0));
                    assertThat(codes(again)).isEqualTo(stored == 0 ? List.of() : List.of("ALREADY_REGISTERED"));
                    assertThat(Stored.in(Stored.REGISTRATIONS)).hasSize(1);
                    assertThat(Stored.in(Stored.PLACEMENTS)).hasSize(1);
                    assertThat(Stored.in(Stored.NOTICES)).hasSize(1);
                    assertThat(Stored.taken(round, site)).isEqualTo(1);
                    assertThat(sweeps.deliver()).isEqualTo(1);
                    assertThat(sweeps.deliver()).isZero();
                });
    }

    @ParameterizedTest
    @EnumSource
    void takesAMaterialAndAWithdrawalOnceWhenTheyAreRepeated(Moment moment) {
        List<Registered> one = new ArrayList<>();
        killedAtEachWrite(
                moment,
                3,
                () -> {
                    begin();
                    one.clear();
                    one.add(scene.registered(round, site));
                },
                () -> {
                    done(scene.handIn(one.get(0), "ID_PHOTO"));
                    done(scene.withdraw(one.get(0)));
                },
                () -> {
                    if (scene.look(one.get(0)).state() == RegistrationState.REGISTERED) {
                        scene.upload(one.get(0), "ID_PHOTO");
                        done(scene.confirm(one.get(0), "ID_PHOTO"));
                        done(scene.withdraw(one.get(0)));
                    }
                    assertThat(codes(scene.withdraw(one.get(0)))).containsExactly("WITHDRAWN");
                    assertThat(scene.look(one.get(0)).received()).hasSize(1);
                    assertThat(Stored.taken(round, site)).isZero();
                    assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void losesNoForfeitAndTellsItOnce(Moment moment) {
        List<Registered> incomplete = new ArrayList<>();
        killedAtEachWrite(
                moment,
                6,
                () -> {
                    begin();
                    incomplete.clear();
                    incomplete.addAll(scene.registered(round, site, 2));
                    sweeps.deliver();
                    clock.set(CLOSES_AT);
                },
                () -> {
                    sweeps.close();
                    clock.set(CLOSES_AT.plusSeconds(180));
                    sweeps.close();
                },
                () -> {
                    clock.set(CLOSES_AT.plusSeconds(180));
                    sweeps.close();
                    clock.set(CLOSES_AT.plusSeconds(360));
                    assertThat(sweeps.close()).isZero();
                    sweeps.tick();
                    for (Registered registered : incomplete) {
                        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
                        assertThat(Stored.forfeits(registered.registrationNo()))
                                .singleElement()
                                .satisfies(evidence ->
                                        assertThat(evidence.get("missing").l()).hasSize(4));
                        assertThat(sweeps.told(registered)).containsExactly("FORFEITED SENT", "RECEIPT SENT");
                        assertThat(Outbox.mails(registered)).hasSize(2);
                    }
                    assertThat(Stored.taken(round, site)).isEqualTo(2);
                    assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
                    assertThat(audit.of("round/" + round)).hasSize(1);
                });
    }

    @ParameterizedTest
    @EnumSource
    void remindsEverybodyOnce(Moment moment) {
        List<Registered> incomplete = new ArrayList<>();
        killedAtEachWrite(
                moment,
                3,
                () -> {
                    begin();
                    incomplete.clear();
                    incomplete.addAll(scene.registered(round, site, 2));
                    sweeps.tick();
                    clock.set("2020-05-23T00:00:00+08:00");
                },
                () -> sweeps.remind(),
                () -> {
                    sweeps.tick();
                    sweeps.tick();
                    for (Registered registered : incomplete) {
                        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT");
                        assertThat(Outbox.mails(registered)).hasSize(2);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void sendsAMailUnderOneIdAndATextMessageAtMostOnce(Moment moment) {
        List<Registered> people = new ArrayList<>();
        Instant start = TestClock.at("2020-05-18T10:00:00+08:00");
        killedAtEachWrite(
                moment,
                5,
                () -> {
                    begin();
                    people.clear();
                    people.add(scene.registered(round, site));
                    people.add(done(scene.register(round, site, Candidates.byPhone())));
                    clock.set(start);
                },
                () -> sweeps.deliver(),
                () -> {
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
    }
}
