package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.schedule.Plan;
import kaowu.schedule.PlannedRound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A plan that is published again while its round is being closed: the sweep sees it and nothing is lost. */
@QuarkusTest
@WithTestResource(Servers.class)
class MovedWhileClosingTest {

    private static final LocalDate LATER = LocalDate.of(2020, 6, 5);

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
        scene.open(round, site, 40, 2);
    }

    private String planId() {
        return round.substring(0, round.lastIndexOf('-'));
    }

    private List<RegistrationState> states(List<Registered> people) {
        return people.stream().map(one -> scene.look(one).state()).sorted().toList();
    }

    /** Moves the deadline as soon as the sweep has written something of a kind for the first time. */
    private void movedLaterInTheMiddleOfClosing(Predicate<SdkRequest> kind) {
        clock.set(CLOSES_AT);
        Interruption.atTheFirst(kind, Moment.AFTER_IT_WAS_OBEYED, () -> done(scene.move(round, LATER)), sweeps::close);
    }

    @Test
    void forfeitsNobodyMoreOnceTheDeadlineIsMovedBetweenTwoForfeits() {
        // As many as one transaction forfeits, and two more.
        List<Registered> people = scene.registered(round, site, 27);
        movedLaterInTheMiddleOfClosing(write -> write instanceof TransactWriteItemsRequest);
        assertThat(states(people))
                .filteredOn(RegistrationState.FORFEITED::equals)
                .hasSize(25);
        assertThat(states(people))
                .filteredOn(RegistrationState.REGISTERED::equals)
                .hasSize(2);
        assertThat(sweeps.close()).isZero();
        scene.registered(round, site);
    }

    @Test
    void forfeitsNobodyWhenTheDeadlineIsMovedBetweenTwoShardsThatClose() {
        List<Registered> people = scene.registered(round, site, 2);
        movedLaterInTheMiddleOfClosing(write -> write instanceof UpdateItemRequest);
        assertThat(states(people)).containsOnly(RegistrationState.REGISTERED);
        assertThat(Stored.in(Stored.INTAKES))
                .allMatch(item -> item.get("state").s().equals("OPEN"));
        scene.registered(round, site);
    }

    @Test
    void losesNoForfeitWhenThePlanIsPublishedAgainBeforeTheRoundIsSettled() {
        Registered registered = scene.registered(round, site);
        clock.set(CLOSES_AT);
        // Two shards, the round's closing instant, and then it dies.
        assertThat(Interruption.killing(3, Moment.AFTER_IT_WAS_OBEYED, sweeps::close)
                        .killed())
                .isTrue();
        Plan usual = Scene.plan(planId(), Scene.DEADLINE, Scene.THEORY);
        PlannedRound row = usual.rounds().get(0);
        done(scene.publish(
                new Plan(
                        usual.id(),
                        usual.kind(),
                        usual.title(),
                        usual.source(),
                        usual.zone(),
                        usual.cutoff(),
                        List.of(new PlannedRound(
                                1, List.of(Scene.OCCUPATION), null, row.deadline(), row.theory(), row.practical())),
                        null),
                null,
                null));
        sweeps.close();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
    }
}
