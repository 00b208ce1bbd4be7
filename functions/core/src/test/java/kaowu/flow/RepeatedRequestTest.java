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
import java.util.concurrent.Callable;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not hear the answer asks again with the same key, and is registered once and answered the same. */
@QuarkusTest
@WithTestResource(Servers.class)
class RepeatedRequestTest {

    private static final String KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";
    private static final int THREADS = 16;

    @Inject
    Scene scene;

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

    private Answer<Registered> ask(CandidateRequest candidate) {
        return scene.register(round, site, candidate, "zh-CN", KEY);
    }

    private static void registeredOnce() {
        assertThat(Stored.in(Stored.REGISTRATIONS)).hasSize(1);
        assertThat(Stored.in(Stored.PLACEMENTS)).hasSize(1);
        assertThat(Stored.in(Stored.NOTICES)).hasSize(1);
        assertThat(Stored.in(Stored.REQUESTS)).hasSize(1);
    }

    @Test
    void getsTheSameAnswerAndItsCodeWorks() {
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        assertThat(done(ask(candidate))).isEqualTo(first);
        assertThat(scene.look(done(ask(candidate))).registrationNo()).isEqualTo(first.registrationNo());
        registeredOnce();
        assertThat(Stored.taken(round, site)).isEqualTo(1);
    }

    @Test
    void getsTheSameAnswerInWhateverLanguageItIsAskedFor() {
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        assertThat(done(scene.register(round, site, candidate, "en", KEY))).isEqualTo(first);
    }

    @Test
    void getsTheSameAnswerThoughTheDeadlineHasMovedSince() {
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        done(scene.move(round, Scene.DEADLINE.plusDays(1)));
        assertThat(done(ask(candidate))).isEqualTo(first);
        assertThat(scene.look(first).closesAt()).isEqualTo(first.closesAt().plusDays(1));
    }

    @Test
    void isAnsweredAfterTheDeadlineAsBefore() {
        clock.set(CLOSES_AT.minusMillis(1));
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        clock.set(CLOSES_AT.plusSeconds(30));
        assertThat(done(ask(candidate))).isEqualTo(first);
        assertThat(codes(scene.register(round, site, candidate, "zh-CN", "other")))
                .contains("CLOSED");
    }

    @Test
    void isRefusedForAnotherRequest() {
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        Answer<Registered> other = ask(Candidates.byMail());
        assertThat(codes(other)).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(other.refusals().get(0).field()).isEqualTo("idempotencyKey");
        assertThat(done(ask(candidate))).isEqualTo(first);
        registeredOnce();
    }

    @Test
    void takesNothingOverFromARefusal() {
        CandidateRequest candidate = Candidates.byMail();
        String closed = scene.site();
        assertThat(codes(scene.register(round, closed, candidate, "zh-CN", KEY)))
                .containsExactly("INTAKE_NOT_OPEN");
        assertThat(Stored.in(Stored.REQUESTS)).isEmpty();
        done(ask(candidate));
        registeredOnce();
    }

    @Test
    void withoutAKeyOrWithAnotherIsAskedForTheFirstTime() {
        CandidateRequest candidate = Candidates.byMail();
        done(scene.register(round, site, candidate));
        assertThat(Stored.in(Stored.REQUESTS)).isEmpty();
        assertThat(codes(scene.register(round, site, candidate))).containsExactly("ALREADY_REGISTERED");
        assertThat(codes(ask(candidate))).containsExactly("ALREADY_REGISTERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "键", "a\n", "256"})
    void takesNoKeyThatAHeaderCouldNotCarry(String key) {
        String used = key.equals("256") ? "k".repeat(256) : key;
        assertThat(codes(scene.register(round, site, Candidates.byMail(), "zh-CN", used)))
                .containsExactly("IDEMPOTENCY_KEY_INVALID");
        assertThat(Stored.in(Stored.REGISTRATIONS)).isEmpty();
    }

    @Test
    void takesTheLongestKey() {
        done(scene.register(round, site, Candidates.byMail(), "zh-CN", "k".repeat(255)));
        registeredOnce();
    }

    @Test
    void isForgottenAfterADayWhetherOrNotItIsStillStored() {
        CandidateRequest candidate = Candidates.byMail();
        Registered first = done(ask(candidate));
        Instant end = clock.instant().plus(Duration.ofHours(24));
        assertThat(Stored.in(Stored.REQUESTS).get(0).get("expiresAt").n()).isEqualTo("" + end.getEpochSecond());
        clock.set(end.minusMillis(1));
        assertThat(done(ask(candidate))).isEqualTo(first);
        clock.set(end);
        assertThat(codes(ask(candidate))).containsExactly("ALREADY_REGISTERED");
        Registered other = done(ask(Candidates.byMail()));
        assertThat(other.registrationNo()).isNotEqualTo(first.registrationNo());
        assertThat(Stored.in(Stored.REQUESTS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void registersOnceHoweverManyAskAtOnce(int shards) {
        String busy = scene.site();
        scene.open(round, busy, 1, shards);
        CandidateRequest candidate = Candidates.byMail();
        List<Answer<Registered>> answers =
                Together.times(THREADS, () -> scene.register(round, busy, candidate, "zh-CN", KEY));
        Registered first = done(answers.get(0));
        assertThat(answers).allSatisfy(answer -> assertThat(done(answer)).isEqualTo(first));
        assertThat(scene.look(first).registrationNo()).isEqualTo(first.registrationNo());
        registeredOnce();
        assertThat(Stored.taken(round, busy)).isEqualTo(1);
    }

    @Test
    void oneOfManyRequestsWithOneKeyIsTakenAndTheOthersAreTold() {
        List<Callable<Answer<Registered>>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            CandidateRequest candidate = Candidates.byMail();
            all.add(() -> ask(candidate));
        }
        List<Answer<Registered>> answers = Together.all(all);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .hasSize(THREADS - 1)
                .containsOnly("IDEMPOTENCY_KEY_REUSED");
        registeredOnce();
    }

    @ParameterizedTest
    @EnumSource
    void registersOnceAndAnswersThoughTheFirstRunWasKilled(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    return Candidates.byMail();
                },
                this::ask,
                candidate -> {
                    Registered again = done(ask(candidate));
                    assertThat(scene.look(again).registrationNo()).isEqualTo(again.registrationNo());
                    assertThat(done(ask(candidate))).isEqualTo(again);
                    registeredOnce();
                });
        assertThat(writes).isGreaterThanOrEqualTo(1);
    }
}
