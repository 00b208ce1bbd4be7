package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Five wrong access codes within a quarter of an hour lock a number for a quarter of an hour, whether or not it exists. */
@QuarkusTest
@WithTestResource(Servers.class)
class WrongCodesTest {

    private static final Duration LOCK = Duration.ofMinutes(15);

    @Inject
    Scene scene;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private Registered one;

    /** Everything that takes an access code. */
    enum Door {
        LOOK_UP,
        SUBMIT,
        CONFIRM,
        WITHDRAW;

        private Answer<?> open(Scene scene, Registered registered) {
            return switch (this) {
                case LOOK_UP -> scene.look(registered.registrationNo(), registered.accessCode());
                case SUBMIT -> scene.submit(registered, "ID_PHOTO");
                case CONFIRM -> scene.confirm(registered, "ID_PHOTO");
                case WITHDRAW -> scene.withdraw(registered);
            };
        }
    }

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        one = scene.registered(round, site);
    }

    private static Registered wrong(Registered registered) {
        return new Registered(registered.registrationNo(), "AAAAAAAAAAAAAAAAAAAAAA", registered.closesAt(), List.of());
    }

    private List<String> guess() {
        return codes(Door.LOOK_UP.open(scene, wrong(one)));
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            guess();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fourLeaveTheNumberOpen(Door door) {
        for (int i = 0; i < 4; i++) {
            assertThat(codes(door.open(scene, wrong(one)))).containsExactly("UNKNOWN_REGISTRATION");
        }
        assertThat(scene.look(one).registrationNo()).isEqualTo(one.registrationNo());
    }

    @ParameterizedTest
    @EnumSource
    void fiveLockItEvenForTheRightCode(Door door) {
        guess(4);
        assertThat(codes(door.open(scene, wrong(one)))).containsExactly("LOCKED");
        for (Door any : Door.values()) {
            Answer<?> answer = any.open(scene, one);
            assertThat(codes(answer)).containsExactly("LOCKED");
            assertThat(answer.refusals().get(0).field()).isEqualTo("registrationNo");
        }
    }

    @Test
    void tellsUntilWhenInWordsAndExactly() {
        clock.set("2020-05-18T09:00:30.250+08:00");
        guess(5);
        Answer.Said said =
                scene.look(one.registrationNo(), one.accessCode()).refusals().get(0);
        assertThat(said.until()).isEqualTo(OffsetDateTime.parse("2020-05-18T09:15:30.250+08:00"));
        assertThat(said.message()).contains("2020-05-18 09:16 (Asia/Shanghai, UTC+08:00)");
    }

    @Test
    void theLockEndsAndWhatWasTriedIsForgotten() {
        guess(5);
        Instant until = clock.instant().plus(LOCK);
        clock.set(until.minusMillis(1));
        assertThat(codes(scene.look(one.registrationNo(), one.accessCode()))).containsExactly("LOCKED");
        clock.set(until);
        assertThat(scene.look(one).registrationNo()).isEqualTo(one.registrationNo());
        for (int i = 0; i < 4; i++) {
            assertThat(guess()).containsExactly("UNKNOWN_REGISTRATION");
        }
        assertThat(guess()).containsExactly("LOCKED");
    }

    @Test
    void guessingOnALockedNumberDoesNotProlongTheLock() {
        guess(5);
        Instant until = clock.instant().plus(LOCK);
        clock.set(until.minusSeconds(60));
        guess(20);
        clock.set(until);
        assertThat(scene.look(one).registrationNo()).isEqualTo(one.registrationNo());
    }

    @Test
    void onlyThoseOfTheLastQuarterOfAnHourCount() {
        Instant start = clock.instant();
        guess(1);
        clock.set(start.plusSeconds(60));
        guess(3);
        clock.set(start.plus(LOCK));
        assertThat(guess()).containsExactly("UNKNOWN_REGISTRATION");
        clock.set(start.plus(LOCK).plusSeconds(59));
        assertThat(guess()).containsExactly("LOCKED");
    }

    @Test
    void whoKeepsMistypingFillsNoItem() {
        for (int i = 0; i < 60; i++) {
            clock.set(clock.instant().plusSeconds(240));
            assertThat(guess()).containsExactly("UNKNOWN_REGISTRATION");
        }
        assertThat(Stored.in(Stored.ATTEMPTS))
                .singleElement()
                .satisfies(item -> assertThat(item.get("times").l()).hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void anUnknownNumberAnswersAsAKnownOne() {
        List<Answer.Said> known = story(one);
        assertThat(known).extracting(Answer.Said::code).contains("UNKNOWN_REGISTRATION", "LOCKED");
        Registered gone = one;
        begin();
        assertThat(Stored.in(Stored.REGISTRATIONS, "registrationNo", gone.registrationNo()))
                .isEmpty();
        assertThat(story(gone)).isEqualTo(known);
    }

    /** What somebody hears who guesses for an hour. */
    private List<Answer.Said> story(Registered registered) {
        List<Answer.Said> heard = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 2) {
            clock.set(TestClock.at("2020-05-18T10:00:00+08:00").plusSeconds(60L * minute));
            for (Door door : Door.values()) {
                heard.addAll(door.open(scene, wrong(registered)).refusals());
            }
        }
        return heard;
    }

    @Test
    void whatIsNoNumberIsNotCounted() {
        Function<String, List<String>> look = no -> codes(scene.look(no, "AAAAAAAAAAAAAAAAAAAAAA"));
        for (int i = 0; i < 6; i++) {
            assertThat(look.apply("0000-0000-0000-0")).containsExactly("UNKNOWN_REGISTRATION");
            assertThat(look.apply("nothing")).containsExactly("UNKNOWN_REGISTRATION");
        }
        assertThat(Stored.in(Stored.ATTEMPTS)).isEmpty();
    }

    @Test
    void aNumberIsTheSameHoweverItIsTyped() {
        String typed = one.registrationNo().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        guess(4);
        assertThat(codes(scene.look(typed, "AAAAAAAAAAAAAAAAAAAAAA"))).containsExactly("LOCKED");
    }

    @Test
    void noneOfManyAtOnceIsLost() {
        List<Answer<?>> answers = Together.times(16, () -> Door.LOOK_UP.open(scene, wrong(one)));
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .hasSize(16)
                .containsOnly("UNKNOWN_REGISTRATION", "LOCKED")
                .filteredOn("UNKNOWN_REGISTRATION"::equals)
                .hasSize(4);
        assertThat(codes(scene.look(one.registrationNo(), one.accessCode()))).containsExactly("LOCKED");
    }

    @Test
    void otherNumbersStayOpen() {
        Registered other = scene.registered(round, site);
        guess(5);
        assertThat(scene.look(other).registrationNo()).isEqualTo(other.registrationNo());
    }

    @Test
    void theRightCodeWritesNothing() {
        var before = Stored.everything();
        done(scene.look(one.registrationNo(), one.accessCode()));
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void locksAtTheNextIfTheFifthWasKilled(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    guess(4);
                },
                this::guess,
                () -> {
                    assertThat(guess()).containsExactly("LOCKED");
                    assertThat(codes(scene.look(one.registrationNo(), one.accessCode())))
                            .containsExactly("LOCKED");
                });
        assertThat(writes).isEqualTo(2);
    }
}
