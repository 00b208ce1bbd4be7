package kaowu.flow;

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
import kaowu.door.Answer;
import kaowu.signin.SignInFunctions.CodeSent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often codes are sent and tried, and that nobody learns from it who is registered. */
@QuarkusTest
@WithTestResource(Servers.class)
class SignInLimitsTest {

    @Inject
    Scene scene;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private String phone;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        phone = Candidates.phone();
        done(scene.register(round, site, Candidates.byPhone(phone, null)));
    }

    /** Asks for a code and reads it. */
    private String code() {
        done(scene.sendCode(phone));
        return Outbox.lastCode(phone);
    }

    private String codeAfterAWhile() {
        clock.set(clock.instant().plusSeconds(60));
        return code();
    }

    private static String another(String code) {
        return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
    }

    @Test
    void fourWrongGuessesLeaveItWorkingAndFiveDoNot() {
        String code = code();
        guessWrong(code, 4);
        done(scene.signIn(phone, code));
        String next = codeAfterAWhile();
        guessWrong(next, 5);
        assertThat(codes(scene.signIn(phone, next))).containsExactly("CODE_WRONG");
        done(scene.signIn(phone, codeAfterAWhile()));
    }

    private void guessWrong(String code, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(codes(scene.signIn(phone, another(code)))).containsExactly("CODE_WRONG");
        }
    }

    @Test
    void noneOfManyGuessesAtOnceIsLost() {
        String code = code();
        Together.times(5, () -> scene.signIn(phone, another(code)));
        assertThat(codes(scene.signIn(phone, code))).containsExactly("CODE_WRONG");
    }

    @Test
    void aCodeOfOnePhoneOpensNoOther() {
        String other = Candidates.phone();
        done(scene.register(round, site, Candidates.byPhone(other, null)));
        String code = code();
        done(scene.sendCode(other));
        List<String> texts = Outbox.textsTo(other);
        if (!Outbox.code(texts.get(0)).equals(code)) {
            assertThat(codes(scene.signIn(other, code))).containsExactly("CODE_WRONG");
        }
    }

    @Test
    void anUnknownPhoneIsAnsweredAsAKnownOneAndSentNothing() {
        String unknown = Candidates.phone();
        assertThat(story(unknown)).isEqualTo(story(phone));
        assertThat(Outbox.textsTo(unknown)).isEmpty();
        assertThat(Outbox.textsTo(phone)).isNotEmpty();
    }

    /** What somebody hears who does not read the codes: answers in order, with the values that they hold. */
    private List<String> story(String asked) {
        clock.set("2020-05-18T12:00:00+08:00");
        List<String> heard = new ArrayList<>();
        heard.add(scene.signIn(asked, "abc").toString());
        for (int i = 0; i < 8; i++) {
            heard.add(scene.sendCode(asked).toString());
            heard.add(scene.sendCode(asked).toString());
            // Nobody is sent a code with letters, so this one is certainly wrong.
            heard.add(scene.signIn(asked, "abcdef").toString());
            clock.set(clock.instant().plusSeconds(70));
        }
        assertThat(heard).anyMatch(answer -> answer.contains("DONE")).anyMatch(answer -> answer.contains("TOO_MANY"));
        return heard;
    }

    @Test
    void oneCodeAMinuteAndFiveAnHourForAPhone() {
        Instant start = clock.instant();
        for (int i = 0; i < 5; i++) {
            clock.set(start.plusSeconds(60L * i));
            done(scene.sendCode(phone));
            clock.set(start.plusSeconds(60L * i).plusMillis(59_999));
            Answer<CodeSent> again = scene.sendCode(phone);
            assertThat(codes(again)).containsExactly("TOO_MANY_REQUESTS");
            assertThat(again.refusals().get(0).field()).isEqualTo("phone");
        }
        clock.set(start.plus(Duration.ofHours(1)).minusMillis(1));
        Answer.Said said = scene.sendCode(phone).refusals().get(0);
        assertThat(said.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(said.until().toInstant()).isEqualTo(start.plus(Duration.ofHours(1)));
        clock.set(start.plus(Duration.ofHours(1)));
        done(scene.sendCode(phone));
        assertThat(Outbox.textsTo(phone)).hasSize(6);
        assertThat(codes(scene.sendCode(phone))).containsExactly("TOO_MANY_REQUESTS");
    }

    @Test
    void oneCodeHoweverManyAskAtOnce() {
        List<Answer<CodeSent>> answers = Together.times(16, () -> scene.sendCode(phone));
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .hasSize(15)
                .containsOnly("TOO_MANY_REQUESTS");
        assertThat(Outbox.textsTo(phone)).hasSize(1);
    }

    @Test
    void sixtyCodesAnHourForAnAddress() {
        for (int i = 0; i < 60; i++) {
            done(scene.sendCode(Candidates.phone(), "203.0.113.7"));
        }
        assertThat(codes(scene.sendCode(phone, "203.0.113.7"))).containsExactly("TOO_MANY_REQUESTS");
        assertThat(Outbox.textsTo(phone)).isEmpty();
        done(scene.sendCode(phone, "203.0.113.8"));
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        done(scene.sendCode(phone, "203.0.113.7"));
    }

    @Test
    void sixtyTriesAnHourForAnAddressWhateverThePhone() {
        for (int i = 0; i < 60; i++) {
            assertThat(codes(scene.signIn(Candidates.phone(), "000000", "203.0.113.9")))
                    .containsExactly("CODE_WRONG");
        }
        String code = code();
        assertThat(codes(scene.signIn(phone, code, "203.0.113.9"))).containsExactly("TOO_MANY_REQUESTS");
        done(scene.signIn(phone, code, "203.0.113.10"));
    }

    /** A day and more of it: the item stays small, and the limit holds. */
    @Test
    void whoAsksWithoutEndFillsNoItem() {
        for (int i = 0; i < 30; i++) {
            done(scene.sendCode(phone));
            clock.set(clock.instant().plusSeconds(720));
        }
        assertThat(Stored.in(Stored.ATTEMPTS).stream().filter(item -> item.containsKey("times")))
                .singleElement()
                .satisfies(item -> assertThat(item.get("times").l()).hasSizeLessThanOrEqualTo(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "028-86112233", "13800138000x", "+1"})
    void knowsWhatIsNoPhone(String wrong) {
        assertThat(codes(scene.sendCode(wrong))).containsExactly("PHONE_INVALID");
        assertThat(codes(scene.signIn(wrong, "123456"))).containsExactly("PHONE_INVALID");
        assertThat(Stored.in(Stored.ATTEMPTS)).isEmpty();
    }
}
