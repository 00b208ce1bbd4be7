package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaowu.cascade.CascadeFunctions;
import kaowu.closing.ClosingFunctions.Closed;
import kaowu.notice.NoticeFunctions.Delivered;
import kaowu.notice.NoticeFunctions.Reminded;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run does so much and no more, says that there is more, and the next one goes on where it stopped. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(BoundedRunsTest.Small.class)
class BoundedRunsTest {

    private static final int BOUND = 3;

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    Audience audience;

    @Inject
    TestClock clock;

    private final List<Registered> people = new ArrayList<>();

    /** Bounds that a handful of people exceeds. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kaowu.closing.at-most", "3",
                    "kaowu.cascade.at-most", "3",
                    "kaowu.notice.queue-at-most", "3",
                    "kaowu.notice.announce-at-most", "3",
                    "kaowu.notice.deliver-at-most", "2");
        }
    }

    private String round;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        people.addAll(scene.registered(round, scene.open(round), 5));
        people.addAll(scene.registered(round, scene.open(round), 2));
        String other = scene.round();
        people.addAll(scene.registered(other, scene.open(other), 1));
    }

    @Test
    void forfeitsInStepsUntilNobodyIsLeft() {
        clock.set(Scene.CLOSES_AT);
        List<Integer> steps = new ArrayList<>();
        Closed run;
        do {
            run = done(scene.closing.closeRounds());
            steps.add(run.forfeited());
        } while (run.more());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(3).allMatch(step -> step <= BOUND);
        assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(people.size());
        assertThat(people)
                .allSatisfy(one -> assertThat(scene.look(one).state()).isEqualTo(RegistrationState.FORFEITED));
    }

    @Test
    void forfeitsThoseWithADeadlineOfTheirOwnInSteps() {
        people.forEach(one -> done(scene.reinstate(one, TestClock.offset("2020-06-02T18:00:00+08:00"))));
        clock.set("2020-06-02T18:00:00+08:00");
        List<Integer> steps = new ArrayList<>();
        Closed run;
        do {
            run = done(scene.closing.closeRounds());
            steps.add(run.forfeited());
        } while (run.more());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(3).allMatch(step -> step <= BOUND);
        assertThat(people)
                .allSatisfy(one -> assertThat(scene.look(one).state()).isEqualTo(RegistrationState.FORFEITED));
    }

    @Test
    void carriesASuspensionInSteps() {
        String site = Stored.in(
                        Stored.REGISTRATIONS, "registrationNo", people.get(0).registrationNo())
                .get(0)
                .get("siteId")
                .s();
        scene.complete(round, site);
        done(disruptions.suspend(site));
        List<Integer> steps = new ArrayList<>();
        CascadeFunctions.Carried run;
        do {
            run = done(sweeps.cascades.cascade());
            steps.add(run.carried());
        } while (run.more());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(2).allMatch(step -> step <= BOUND);
        assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    }

    @Test
    void isNotHeldUpByThoseWhoseRoundWasMovedBeyondTheirOwnDeadline() {
        List<Registered> moved = people.subList(0, 7);
        Registered last = people.get(7);
        moved.forEach(one -> done(scene.reinstate(one, TestClock.offset("2020-06-02T18:00:00+08:00"))));
        done(scene.reinstate(last, TestClock.offset("2020-06-02T19:00:00+08:00")));
        done(scene.move(round, LocalDate.of(2020, 6, 5)));
        clock.set("2020-06-02T19:00:00+08:00");
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(scene.look(last).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(moved)
                .allSatisfy(one -> assertThat(scene.look(one).state()).isEqualTo(RegistrationState.REGISTERED));
    }

    @Test
    void remindsInStepsUntilEverybodyIsReminded() {
        clock.set("2020-05-23T00:00:00+08:00");
        List<Integer> steps = new ArrayList<>();
        Reminded run;
        do {
            run = done(sweeps.notices.remind());
            steps.add(run.queued());
        } while (run.more());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(3).allMatch(step -> step <= BOUND);
        assertThat(people)
                .allSatisfy(one ->
                        assertThat(sweeps.told(one)).containsExactly("RECEIPT PENDING", "REMINDER/PT168H PENDING"));
    }

    @Test
    void tellsFollowersInStepsUntilEverybodyIsTold() {
        audience.begin();
        List<String> emails = Stream.generate(Audience::mail).limit(7).toList();
        emails.forEach(audience::follow);
        audience.announce("now-1", LocalDate.of(2020, 6, 5), "茶艺师", Audience.LEFT);
        List<Integer> steps = new ArrayList<>();
        Reminded run;
        do {
            run = done(sweeps.notices.remind());
            steps.add(run.queued());
        } while (run.more());
        assertThat(steps).containsExactly(3, 3, 1);
        assertThat(done(sweeps.notices.remind())).isEqualTo(new Reminded(0, false));
        sweeps.deliver();
        assertThat(emails).allSatisfy(email -> assertThat(Audience.mails(email)).hasSize(1));
    }

    @Test
    void beginsAnewWhenTheNextOccasionComesBeforeItHasReachedTheLast() {
        clock.set("2020-05-23T00:00:00+08:00");
        assertThat(done(sweeps.notices.remind()).more()).isTrue();
        clock.set("2020-05-27T00:00:00+08:00");
        sweeps.remind();
        assertThat(people).allSatisfy(one -> assertThat(sweeps.told(one)).contains("REMINDER/PT72H PENDING"));
    }

    @Test
    void deliversInStepsUntilEverythingIsSent() {
        clock.set("2020-05-23T00:00:00+08:00");
        sweeps.remind();
        List<Integer> steps = new ArrayList<>();
        Delivered run;
        do {
            run = done(sweeps.notices.deliverNotices());
            steps.add(run.sent());
        } while (run.more());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(2);
        assertThat(people)
                .allSatisfy(
                        one -> assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "REMINDER/PT168H SENT"));
    }
}
