package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is killed at each of its writes in turn; what the next runs leave is what one run would have left. */
@QuarkusTest
@WithTestResource(Servers.class)
class CrashTest {

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

    @ParameterizedTest
    @EnumSource
    void registersOnceOrNotAtAll(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    return Candidates.byMail();
                },
                candidate -> scene.register(round, site, candidate),
                candidate -> {
                    int stored = Stored.in(Stored.REGISTRATIONS).size();
                    Answer<Registered> again = scene.register(round, site, candidate);
                    assertThat(codes(again)).isEqualTo(stored == 0 ? List.of() : List.of("ALREADY_REGISTERED"));
                    assertThat(Stored.in(Stored.REGISTRATIONS)).hasSize(1);
                    assertThat(Stored.in(Stored.PLACEMENTS)).hasSize(1);
                    assertThat(Stored.in(Stored.NOTICES)).hasSize(1);
                    assertThat(Stored.taken(round, site)).isEqualTo(1);
                    assertThat(sweeps.deliver()).isEqualTo(1);
                    assertThat(sweeps.deliver()).isZero();
                });
        assertThat(writes).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void takesAMaterialAndAWithdrawalOnceWhenTheyAreRepeated(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    return scene.registered(round, site);
                },
                one -> {
                    done(scene.handIn(one, "ID_PHOTO"));
                    done(scene.withdraw(one));
                },
                one -> {
                    if (scene.look(one).state() == RegistrationState.REGISTERED) {
                        scene.upload(one, "ID_PHOTO");
                        done(scene.confirm(one, "ID_PHOTO"));
                        done(scene.withdraw(one));
                    }
                    assertThat(codes(scene.withdraw(one))).containsExactly("WITHDRAWN");
                    assertThat(scene.look(one).received()).hasSize(1);
                    assertThat(Stored.taken(round, site)).isZero();
                    assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
                });
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void losesNoForfeitAndTellsItOnce(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    List<Registered> incomplete = scene.registered(round, site, 2);
                    sweeps.deliver();
                    clock.set(CLOSES_AT);
                    return incomplete;
                },
                incomplete -> {
                    sweeps.close();
                    clock.set(CLOSES_AT.plusSeconds(180));
                    sweeps.close();
                },
                incomplete -> {
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
        // Two shards, the closing instant, the forfeits, the report.
        assertThat(writes).isGreaterThanOrEqualTo(5);
    }
}
