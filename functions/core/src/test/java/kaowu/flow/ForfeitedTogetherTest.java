package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** More people than one transaction forfeits: each with her own evidence, and nobody held up by another. */
@QuarkusTest
@WithTestResource(Servers.class)
class ForfeitedTogetherTest {

    private static final int PEOPLE = 30;

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private List<Registered> people;

    @BeforeEach
    void begin() {
        scene.begin();
        String round = scene.round();
        people = scene.registered(round, scene.open(round), PEOPLE);
        clock.set(Scene.CLOSES_AT);
    }

    private void assertForfeitedOnce(Registered one) {
        assertThat(scene.look(one).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(Stored.forfeits(one.registrationNo()))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.get("missing").l()).hasSize(4));
        assertThat(sweeps.told(one)).containsExactly("FORFEITED PENDING", "RECEIPT PENDING");
    }

    @Test
    void leavesTheEvidenceOfEach() {
        assertThat(done(scene.closing.closeRounds()).forfeited()).isEqualTo(PEOPLE);
        assertThat(people).allSatisfy(this::assertForfeitedOnce);
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
    }

    @Test
    void forfeitsTheOthersWhereOneCannotBeRead() {
        Registered broken = people.get(7);
        Stored.change(Stored.REGISTRATIONS, "registrationNo", broken.registrationNo(), "state", "NO SUCH STATE");
        assertThatThrownBy(() -> scene.closing.closeRounds()).hasStackTraceContaining("NO SUCH STATE");
        assertThat(people).filteredOn(one -> !one.equals(broken)).allSatisfy(this::assertForfeitedOnce);
    }

    @Test
    void forfeitsTheOthersWhereOneIsSavedInTheLastMoment() {
        Registered saved = people.get(7);
        Interruption.atTheFirst(
                TransactWriteItemsRequest.class::isInstance,
                Moment.BEFORE_IT_IS_SENT,
                () -> done(scene.reinstate(
                        saved, Scene.CLOSES_AT.atOffset(ZoneOffset.ofHours(8)).plusDays(3))),
                sweeps::close);
        assertThat(scene.look(saved).state()).isEqualTo(RegistrationState.REGISTERED);
        assertThat(people).filteredOn(one -> !one.equals(saved)).allSatisfy(this::assertForfeitedOnce);
    }
}
