package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.servers.Mail;
import kaowu.signin.SignInFunctions.Opened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where there are no text messages the code goes to the e-mail address that was left last, and proves no more than that. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(SignInByMailTest.OnlyMail.class)
class SignInByMailTest {

    @Inject
    Scene scene;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private String phone;

    public static class OnlyMail implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaowu.notice.channels", "EMAIL");
        }
    }

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        phone = Candidates.phone();
    }

    private Registered register(String email) {
        clock.set(clock.instant().plusMillis(1));
        return done(scene.register(round, site, Candidates.byPhone(phone, email)));
    }

    private static List<Mail> mailsTo(String email) {
        return Servers.servers().mailbox().stream()
                .filter(mail -> mail.to().equals(email))
                .toList();
    }

    private List<String> signedIn(String code) {
        return done(scene.signIn(phone, code)).registrations().stream()
                .map(Opened::registrationNo)
                .toList();
    }

    @Test
    void sendsTheCodeToTheAddressThatWasLeftLast() {
        String email = "m" + Candidates.next() + "@example.com";
        Registered one = register(email);
        Registered two = register(email.replace("m", "M"));
        done(scene.sendCode(phone));
        assertThat(mailsTo(email)).isEmpty();
        assertThat(mailsTo(email.replace("m", "M"))).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("登录验证码");
            assertThat(signedIn(Outbox.code(mail.text()))).containsExactly(two.registrationNo(), one.registrationNo());
        });
        assertThat(Outbox.textsTo(phone)).isEmpty();
    }

    /** Anybody can register with an address of her own and somebody else's phone. */
    @Test
    void opensNothingOfWhoeverLeftAnotherAddressWithThatPhone() {
        Registered victim = register("v" + Candidates.next() + "@example.com");
        String hers = "a" + Candidates.next() + "@example.com";
        Registered attacker = register(hers);
        done(scene.sendCode(phone));
        assertThat(signedIn(Outbox.code(mailsTo(hers).get(0).text())))
                .containsExactly(attacker.registrationNo())
                .doesNotContain(victim.registrationNo());
    }

    @Test
    void sendsNothingToWhoeverLeftNoAddressAndAnswersAsUsual() {
        register(null);
        done(scene.sendCode(phone));
        assertThat(Outbox.textsTo(phone)).isEmpty();
        assertThat(codes(scene.sendCode(phone))).containsExactly("TOO_MANY_REQUESTS");
    }
}
