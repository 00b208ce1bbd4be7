package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Outcome;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking a registration back. */
@QuarkusTest
@WithTestResource(Servers.class)
class WithdrawalTest {

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
        site = scene.site();
        scene.open(round, site, 1, 1);
    }

    @Test
    void givesThePlaceToTheNextAndTheDayBackToTheCandidate() {
        CandidateRequest candidate = Candidates.byMail();
        Registered registered = done(scene.register(round, site, candidate));
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("FULL");
        done(scene.withdraw(registered));
        assertThat(Stored.taken(round, site)).isZero();
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
        Registered again = done(scene.register(round, site, candidate));
        assertThat(again.registrationNo()).isNotEqualTo(registered.registrationNo());
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.WITHDRAWN);
        assertThat(Stored.taken(round, site)).isEqualTo(1);
    }

    @Test
    void endsTheRegistrationForGood() {
        Registered registered = scene.registered(round, site);
        done(scene.withdraw(registered));
        var before = Stored.everything();
        assertThat(codes(scene.withdraw(registered))).containsExactly("WITHDRAWN");
        assertThat(codes(scene.submit(registered, "ID_PHOTO"))).containsExactly("WITHDRAWN");
        assertThat(codes(scene.confirm(registered, "ID_PHOTO"))).containsExactly("WITHDRAWN");
        assertThat(Stored.everything()).isEqualTo(before);
        clock.set(Scene.CLOSES_AT);
        assertThat(sweeps.close()).isZero();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.WITHDRAWN);
    }

    @Test
    void givesBackOnePlaceWhenWithdrawnSeveralTimesAtOnce() {
        Registered registered = scene.registered(round, site);
        List<Answer<RegistrationReply>> answers = Together.times(6, () -> scene.withdraw(registered));
        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == Outcome.DONE)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == Outcome.REFUSED)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("WITHDRAWN"));
        assertThat(Stored.taken(round, site)).isZero();
    }

    @Test
    void needsTheAccessCode() {
        Registered registered = scene.registered(round, site);
        Registered stranger =
                new Registered(registered.registrationNo(), "guess", registered.closesAt(), registered.missing());
        assertThat(codes(scene.withdraw(stranger))).containsExactly("UNKNOWN_REGISTRATION");
        assertThat(codes(scene.submit(stranger, "ID_PHOTO"))).containsExactly("UNKNOWN_REGISTRATION");
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.REGISTERED);
    }
}
