package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.flow.Interruption.Moment;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeState;
import kaowu.ledger.Recipient;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Channels that fail do not touch the closing; what waits for them goes out later, once. */
@QuarkusTest
@WithTestResource(Servers.class)
class DeliveryTest {

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
        site = scene.open(round);
    }

    @AfterEach
    void bringEverythingUpAgain() {
        Servers.sms().failing(false);
        startMail();
    }

    private static void stopMail() {
        Servers.servers().smtp().close();
    }

    private static void startMail() {
        Servers.servers().smtp().start();
        Servers.servers().smtp().awaitUp();
    }

    private Notice notice(Registered registered, String occasion) {
        return sweeps.ledger
                .find(new Recipient.Registered(registered.registrationNo()), occasion + "#" + round + "/v1")
                .orElseThrow();
    }

    @Test
    void closesWhileTheMailServerIsDownAndTellsEverybodyOnceLater() {
        List<Registered> people = scene.registered(round, site, 2);
        sweeps.tick();
        stopMail();
        clock.set(Scene.CLOSES_AT);
        assertThat(sweeps.close()).isEqualTo(2);
        assertThat(sweeps.deliver()).isZero();
        for (Registered registered : people) {
            assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
            assertThat(notice(registered, "FORFEITED").state()).isEqualTo(NoticeState.PENDING);
            assertThat(notice(registered, "FORFEITED").nextAttemptAt()).isEqualTo(Scene.CLOSES_AT.plusSeconds(60));
        }
        startMail();
        clock.set(Scene.CLOSES_AT.plusSeconds(59));
        assertThat(sweeps.deliver()).isZero();
        clock.set(Scene.CLOSES_AT.plusSeconds(60));
        assertThat(sweeps.deliver()).isEqualTo(2);
        sweeps.deliver();
        assertThat(people)
                .allSatisfy(registered -> assertThat(Outbox.mails(registered)).hasSize(1));
    }

    /** Two runs looked at it; for the first it was still true. */
    @Test
    void isNotSentOnceAnotherRunHasFoundThatItIsNoLongerTrue() {
        Registered registered = scene.registered(round, site);
        Interruption.atTheFirst(
                write -> write instanceof UpdateItemRequest,
                Moment.BEFORE_IT_IS_SENT,
                () -> {
                    done(scene.withdraw(registered));
                    sweeps.deliver();
                },
                sweeps::deliver);
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SUPPRESSED");
        assertThat(Outbox.mails(registered)).isEmpty();
    }

    @Test
    void givesUpAfterTheLastAttemptWithPausesThatGrow() {
        Registered registered = scene.registered(round, site);
        // The registration must outlive all attempts, or its receipt would be suppressed.
        stopMail();
        List<Long> pauses = new ArrayList<>();
        while (notice(registered, "RECEIPT").state() == NoticeState.PENDING) {
            Instant due = notice(registered, "RECEIPT").nextAttemptAt();
            clock.set(due);
            assertThat(sweeps.deliver()).isZero();
            pauses.add(Duration.between(due, notice(registered, "RECEIPT").nextAttemptAt())
                    .toMinutes());
        }
        assertThat(pauses.subList(0, 11)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
        assertThat(pauses).hasSize(12);
        assertThat(notice(registered, "RECEIPT").state()).isEqualTo(NoticeState.FAILED);
        assertThat(notice(registered, "RECEIPT").attempts()).isEqualTo(12);
        startMail();
        clock.set("2020-05-25T09:00:00+08:00");
        sweeps.deliver();
        assertThat(sweeps.told(registered)).contains("RECEIPT FAILED");
        assertThat(Outbox.mails(registered)).isEmpty();
    }

    @Test
    void sendsATextMessageOnceWhenItsGatewayIsBack() {
        Registered registered = done(scene.register(round, site, Candidates.byPhone()));
        Registered other = scene.registered(round, site);
        Servers.sms().failing(true);
        assertThat(sweeps.deliver()).isEqualTo(1);
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT PENDING");
        assertThat(sweeps.told(other)).containsExactly("RECEIPT SENT");
        Servers.sms().failing(false);
        clock.set("2020-05-18T09:01:00+08:00");
        assertThat(sweeps.deliver()).isEqualTo(1);
        clock.set("2020-05-18T12:00:00+08:00");
        assertThat(sweeps.deliver()).isZero();
        assertThat(Outbox.texts(registered)).hasSize(1);
    }

    @Test
    void writesToTheAddressThatWasLeftAndOtherwiseToThePhone() {
        var byMail = Candidates.byMail();
        var byPhone = Candidates.byPhone();
        Registered mailed = done(scene.register(round, site, byMail));
        Registered texted = done(scene.register(round, site, byPhone));
        sweeps.deliver();
        assertThat(Outbox.mails(mailed))
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).isEqualTo(byMail.email()));
        assertThat(Outbox.texts(mailed)).isEmpty();
        assertThat(Outbox.texts(texted))
                .singleElement()
                .satisfies(sms -> assertThat(sms.to()).isEqualTo("+86" + byPhone.phone()));
        assertThat(Outbox.mails(texted)).isEmpty();
        assertThat(notice(texted, "RECEIPT").messageId())
                .contains(Outbox.texts(texted).get(0).messageId());
        assertThat(notice(mailed, "RECEIPT").messageId())
                .contains(Outbox.mails(mailed).get(0).messageId());
    }

    /** Texts of receipt, reminder and notice of forfeit, in this order. */
    private List<String> textsFor(String lang) {
        Registered registered = done(scene.register(round, site, Candidates.byMail(), lang));
        sweeps.tick();
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set("2020-05-29T00:00:00+08:00");
        sweeps.tick();
        clock.set(Scene.CLOSES_AT);
        sweeps.tick();
        return Outbox.mails(registered).stream()
                .map(mail -> mail.subject() + "\n" + mail.text())
                .toList();
    }

    @Test
    void namesWhatIsMissingUntilWhenAndWhatHappensOtherwise() {
        List<String> texts = textsFor("zh-CN");
        assertThat(texts)
                .hasSize(3)
                .allSatisfy(text -> assertThat(text)
                        .contains("育婴员", "个人申请表", "身份证件复印件", "工龄证明")
                        .contains("2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)", "逾期未报视为弃权"));
        assertThat(Stream.of("报名回执", "资料未交齐提醒", "弃权通知"))
                .allSatisfy(subject -> assertThat(texts).anyMatch(text -> text.contains(subject)));
        assertThat(texts.get(0)).contains("证件照");
        assertThat(texts.subList(1, 3)).noneMatch(text -> text.contains("证件照"));
    }

    @Test
    void writesEnglishToThoseWhoRegisteredInEnglish() {
        List<String> texts = textsFor("en");
        assertThat(texts)
                .hasSize(3)
                .allSatisfy(text -> assertThat(text)
                        .contains("application form", "copy of the identity document", "proof of work")
                        .contains("2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)", "forfeited")
                        .doesNotContain("弃权", "个人申请表"));
        assertThat(texts.get(0)).contains("Registration received", "ID photo");
        assertThat(texts.get(1)).contains("Materials missing").doesNotContain("ID photo");
        assertThat(texts.get(2)).contains("Forfeited").doesNotContain("ID photo");
    }
}
