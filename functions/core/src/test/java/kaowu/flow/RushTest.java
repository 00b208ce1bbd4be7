package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.door.Outcome;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everybody at once: places are not given twice, and the closing draws one line through the crowd. */
@QuarkusTest
@WithTestResource(Servers.class)
class RushTest {

    private static final int PEOPLE = 64;
    private static final int PLACES = 50;

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
    }

    private static List<String> accepted(List<Answer<Registered>> answers) {
        return answers.stream()
                .filter(answer -> answer.outcome() == Outcome.DONE)
                .map(answer -> Scene.done(answer).registrationNo())
                .sorted()
                .toList();
    }

    private static Stream<String> reasons(List<Answer<Registered>> answers) {
        return answers.stream().flatMap(answer -> codes(answer).stream());
    }

    private static List<String> stored() {
        return Stored.in(Stored.REGISTRATIONS).stream()
                .map(item -> item.get("registrationNo").s())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void givesEveryPlaceOnceAndIsFullOnlyWhenNoneIsLeft(int shards) {
        scene.open(round, site, PLACES, shards);
        List<Answer<Registered>> answers =
                Together.times(PEOPLE, () -> scene.register(round, site, Candidates.byMail()));
        assertThat(accepted(answers)).hasSize(PLACES).isEqualTo(stored());
        assertThat(reasons(answers)).hasSize(PEOPLE - PLACES).containsOnly("FULL");
        assertThat(Stored.taken(round, site)).isEqualTo(PLACES);
    }

    /** A query sees what of a transaction is written already, and the number of shards is remembered. */
    @Test
    void findsTheShardsThatWereNotSeenWhileTheIntakeWasBeingOpened() {
        scene.open(round, site, 2, 2);
        Map<String, AttributeValue> unseen =
                Stored.in(Stored.INTAKES, "slot", site + "#01").get(0);
        Stored.delete(Stored.INTAKES, unseen);
        Scene.done(scene.register(round, site, Candidates.byMail()));
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("FULL");
        Stored.put(Stored.INTAKES, unseen);
        Scene.done(scene.register(round, site, Candidates.byMail()));
        assertThat(codes(scene.register(round, site, Candidates.byMail()))).containsExactly("FULL");
        assertThat(Stored.taken(round, site)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1,10", "1,40", "8,10", "8,40"})
    void losesNobodyAndLetsNobodyInWhenItClosesInTheMiddle(int shards, int atMostBefore) {
        scene.open(round, site, PLACES, shards);
        AtomicInteger answered = new AtomicInteger();
        int before = ThreadLocalRandom.current().nextInt(1, atMostBefore);
        List<String> atTheFlip = new ArrayList<>();
        List<Callable<List<Answer<Registered>>>> everybody = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            everybody.add(() -> List.of(registerAndCount(answered, before), registerAndCount(answered, before)));
        }
        everybody.add(() -> {
            while (clock.instant().isBefore(Scene.CLOSES_AT)) {
                Thread.onSpinWait();
            }
            sweeps.close();
            atTheFlip.addAll(stored());
            return List.of();
        });
        List<Answer<Registered>> answers =
                Together.all(everybody).stream().flatMap(List::stream).toList();
        assertThat(accepted(answers)).isEqualTo(stored()).isEqualTo(atTheFlip).hasSizeLessThanOrEqualTo(PLACES);
        assertThat(Stored.taken(round, site)).isEqualTo(atTheFlip.size());
        assertThat(reasons(answers)).contains("CLOSED").isSubsetOf("CLOSED", "FULL");
        assertThat(Stored.in(Stored.REGISTRATIONS))
                .allMatch(item -> Long.parseLong(item.get("registeredAt").n()) < Scene.CLOSES_AT.toEpochMilli());
        sweeps.close();
        assertThat(Stored.in(Stored.REGISTRATIONS))
                .hasSize(atTheFlip.size())
                .allMatch(item -> item.get("state").s().equals("FORFEITED"));
    }

    /** The answer with this number finds the deadline passed. */
    private Answer<Registered> registerAndCount(AtomicInteger answered, int before) {
        Answer<Registered> answer = scene.register(round, site, Candidates.byMail());
        if (answered.incrementAndGet() == before) {
            clock.set(Scene.CLOSES_AT);
        }
        return answer;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void takesTheSamePersonOnce(int shards) {
        scene.open(round, site, PLACES, shards);
        CandidateRequest candidate = Candidates.byMail();
        List<Answer<Registered>> answers = Together.times(PEOPLE, () -> scene.register(round, site, candidate));
        assertThat(accepted(answers)).hasSize(1).isEqualTo(stored());
        assertThat(reasons(answers)).hasSize(PEOPLE - 1).containsOnly("ALREADY_REGISTERED");
        assertThat(Stored.taken(round, site)).isEqualTo(1);
        assertThat(Stored.in(Stored.PLACEMENTS)).hasSize(1);
        assertThat(Stored.in(Stored.NOTICES)).hasSize(1);
    }

    @Test
    void takesThePersonForOneOfTwoRoundsWithTheSameExamDay() {
        String other = scene.round(LocalDate.of(2020, 5, 22), Scene.THEORY);
        scene.open(round, site, PLACES, 2);
        scene.open(other, site, PLACES, 2);
        CandidateRequest candidate = Candidates.byMail();
        List<Callable<Answer<Registered>>> both = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            both.add(() -> scene.register(round, site, candidate));
            both.add(() -> scene.register(other, site, candidate));
        }
        List<Answer<Registered>> answers = Together.all(both);
        assertThat(accepted(answers)).hasSize(1).isEqualTo(stored());
        assertThat(reasons(answers)).containsOnly("ALREADY_REGISTERED", "EXAM_SAME_DAY");
        assertThat(Stored.taken(round, site) + Stored.taken(other, site)).isEqualTo(1);
    }
}
