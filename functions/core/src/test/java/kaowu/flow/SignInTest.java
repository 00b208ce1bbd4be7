package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.signin.SignInFunctions.CodeSent;
import kaowu.signin.SignInFunctions.Opened;
import kaowu.signin.SignInFunctions.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has the phone gets in, with a code that works once, for minutes, and for few guesses. */
@QuarkusTest
@WithTestResource(Servers.class)
class SignInTest {

    @Inject
    Scene scene;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private String phone;
    private Registered one;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        phone = Candidates.phone();
        one = register("zh-CN");
    }

    private Registered register(String lang) {
        clock.set(clock.instant().plusMillis(1));
        return done(scene.register(round, site, Candidates.byPhone(phone, "a@example.com"), lang));
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

    private Registered by(Opened opened) {
        return new Registered(opened.registrationNo(), opened.accessCode(), opened.closesAt(), List.of());
    }

    private Registered signedIn(String code) {
        return by(done(scene.signIn(phone, code)).registrations().get(0));
    }

    private boolean opens(Registered registered) {
        return codes(scene.look(registered.registrationNo(), registered.accessCode()))
                .isEmpty();
    }

    @Test
    void opensEveryRegistrationOfThePhoneTheNewestFirst() {
        Registered two = register("zh-CN");
        Registered stranger = scene.registered(round, site);
        done(scene.withdraw(two));
        List<Opened> opened = done(scene.signIn(phone, code())).registrations();
        assertThat(opened)
                .extracting(Opened::registrationNo)
                .containsExactly(two.registrationNo(), one.registrationNo())
                .doesNotContain(stranger.registrationNo());
        assertThat(opened)
                .extracting(Opened::state)
                .containsExactly(RegistrationState.WITHDRAWN, RegistrationState.REGISTERED);
        assertThat(opened).allSatisfy(each -> {
            assertThat(each.roundId()).isEqualTo(round);
            assertThat(each.siteId()).isEqualTo(site);
            assertThat(each.occupation()).isEqualTo(Scene.OCCUPATION);
            assertThat(each.level()).isEqualTo(5);
            assertThat(each.closesAt()).isEqualTo(OffsetDateTime.parse("2020-05-30T00:00:00+08:00"));
            assertThat(each.closesAt().getOffset()).hasToString("+08:00");
            assertThat(scene.look(by(each)).registrationNo()).isEqualTo(each.registrationNo());
        });
        assertThat(opens(one)).as("the old code").isTrue();
    }

    @Test
    void sendsTheCodeToThePhoneAndSaysForHowLongItIsGood() {
        CodeSent sent = done(scene.sendCode(phone));
        assertThat(sent.expiresAt())
                .isEqualTo(clock.instant()
                        .plusSeconds(300)
                        .atOffset(TestClock.offset("2020-05-18T00:00:00+08:00").getOffset()));
        assertThat(sent.resendAt().toInstant()).isEqualTo(clock.instant().plusSeconds(60));
        assertThat(Outbox.textsTo(phone)).singleElement().asString().matches("您的登录验证码是 [0-9]{6}，5 分钟内有效，.*");
    }

    @Test
    void speaksTheLanguageInWhichTheNewestIsRegistered() {
        register("en");
        done(scene.sendCode(phone));
        assertThat(Outbox.textsTo(phone)).singleElement().asString().startsWith("Your sign-in code is ");
    }

    @Test
    void theDeadlineIsHerOwnWhereSheHasOne() {
        clock.set(Scene.CLOSES_AT);
        scene.closing.closeRounds();
        done(scene.reinstate(one, TestClock.offset("2020-06-03T18:00:00+08:00")));
        assertThat(done(scene.signIn(phone, code())).registrations())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.closesAt()).isEqualTo(TestClock.offset("2020-06-03T18:00:00+08:00")));
    }

    @Test
    void takesTheDigitsHoweverTheyAreTyped() {
        String code = code();
        StringBuilder wide = new StringBuilder(" ");
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        wide.insert(4, ' ');
        done(scene.signIn("+86 " + phone, wide.toString()));
    }

    @Test
    void worksOnce() {
        String code = code();
        done(scene.signIn(phone, code));
        assertThat(codes(scene.signIn(phone, code))).containsExactly("CODE_WRONG");
    }

    @Test
    void worksOnceThoughItIsUsedManyTimesAtOnce() {
        String code = code();
        List<Answer<SignedIn>> answers = Together.times(5, () -> scene.signIn(phone, code));
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .hasSize(4)
                .containsOnly("CODE_WRONG");
        assertThat(Stored.in(Stored.REGISTRATIONS, "registrationNo", one.registrationNo())
                        .get(0)
                        .get("codes")
                        .l())
                .hasSize(2);
    }

    @Test
    void worksUntilItExpires() {
        String code = code();
        Instant end = clock.instant().plusSeconds(300);
        clock.set(end);
        assertThat(codes(scene.signIn(phone, code))).containsExactly("CODE_WRONG");
        clock.set(end.minusMillis(1));
        done(scene.signIn(phone, code));
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOld() {
        String old = code();
        String fresh = codeAfterAWhile();
        if (!old.equals(fresh)) {
            assertThat(codes(scene.signIn(phone, old))).containsExactly("CODE_WRONG");
        }
        done(scene.signIn(phone, fresh));
    }

    @Test
    void threeCodesWorkAndTheOldestGivesWayToAFourth() {
        Registered two = signedIn(code());
        Registered three = signedIn(codeAfterAWhile());
        assertThat(Stream.of(one, two, three)).allMatch(this::opens);
        Registered four = signedIn(codeAfterAWhile());
        assertThat(opens(one)).isFalse();
        assertThat(Stream.of(two, three, four)).allMatch(this::opens);
    }

    @Test
    void liftsTheLockOfWrongAccessCodes() {
        for (int i = 0; i < 5; i++) {
            scene.look(one.registrationNo(), "wrong");
        }
        assertThat(codes(scene.look(one.registrationNo(), one.accessCode()))).containsExactly("LOCKED");
        Registered again = signedIn(code());
        assertThat(opens(again)).isTrue();
        assertThat(opens(one)).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(codes(scene.look(one.registrationNo(), "wrong"))).containsExactly("UNKNOWN_REGISTRATION");
        }
        assertThat(opens(one)).isTrue();
    }

    @Test
    void opensTheNewestTwentyOfAPhoneThatRegisteredMore() {
        List<String> all = new ArrayList<>(List.of(one.registrationNo()));
        for (int i = 0; i < 21; i++) {
            all.add(0, register("zh-CN").registrationNo());
        }
        assertThat(done(scene.signIn(phone, code())).registrations())
                .extracting(Opened::registrationNo)
                .isEqualTo(all.subList(0, 20));
    }

    @Test
    void aChannelThatDoesNotTakeTheCodeChangesNothingButThatItIsAskedForAgain() {
        Servers.sms().failing(true);
        CodeSent sent = done(scene.sendCode(phone));
        assertThat(sent.resendAt().toInstant()).isEqualTo(clock.instant().plusSeconds(60));
        Servers.sms().failing(false);
        assertThat(Outbox.textsTo(phone)).isEmpty();
        assertThat(opens(signedIn(codeAfterAWhile()))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void signsInWhollyOrNotAtAllAndTheNextCodeWorksAgain(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    register("zh-CN");
                    return code();
                },
                code -> scene.signIn(phone, code),
                code -> {
                    assertThat(Stored.in(Stored.REGISTRATIONS).stream()
                                    .map(item -> item.get("codes").l().size())
                                    .distinct())
                            .as("codes of both")
                            .hasSize(1);
                    assertThat(opens(signedIn(codeAfterAWhile()))).isTrue();
                });
        assertThat(writes).isEqualTo(2);
    }
}
