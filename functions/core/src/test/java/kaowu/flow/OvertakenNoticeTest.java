package kaowu.flow;

import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.servers.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice that is sent starts from what she was told before, and not from what another would have said that was overtaken. */
@QuarkusTest
@WithTestResource(Servers.class)
class OvertakenNoticeTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 25);
    private static final LocalDate LATEST = LocalDate.of(2020, 8, 15);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String site;
    private Registered registered;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        registered = scene.registered(round, site);
        sweeps.tick();
    }

    private List<String> mails() {
        return Outbox.mails(registered).stream().map(Mail::text).toList();
    }

    private String lastMail() {
        return mails().get(mails().size() - 1);
    }

    @Test
    void leadsFromTheDayThatSheWasToldOf() {
        done(disruptions.postpone(round, LATER, null));
        done(disruptions.postpone(round, LATEST, null));
        sweeps.tick();
        assertThat(mails()).hasSize(2);
        assertThat(lastMail()).contains("由 " + THEORY + " 改为 " + LATEST).doesNotContain(LATER.toString());
    }

    /** Also at one and the same instant, in two runs. */
    @Test
    void countsWhatWasSentAMomentAgo() {
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        done(disruptions.postpone(round, null, null));
        sweeps.tick();
        done(disruptions.postpone(round, LATEST, null));
        sweeps.tick();
        assertThat(mails()).hasSize(4);
        assertThat(mails().get(1)).contains("由 " + THEORY + " 改为 " + LATER);
        assertThat(mails().get(2)).contains("原定 " + LATER);
        assertThat(mails().get(3)).contains("理论知识考试定于 " + LATEST + "（此前为另行通知）");
    }

    @Test
    void doesNotSpeakOfDaysToBeAnnouncedThatSheNeverHeardOf() {
        done(disruptions.postpone(round, null, null));
        done(disruptions.postpone(round, LATEST, null));
        sweeps.tick();
        assertThat(lastMail()).contains("由 " + THEORY + " 改为 " + LATEST).doesNotContain("另行通知");
    }

    @Test
    void saysNothingWhereAllHasComeBack() {
        done(disruptions.postpone(round, LATER, null));
        done(disruptions.postpone(round, THEORY, null));
        sweeps.tick();
        assertThat(mails()).hasSize(1);
        assertThat(scene.events(registered)).containsExactly("REGISTERED", "ROUND_MOVED", "ROUND_MOVED");
        assertThat(sweeps.told(registered))
                .containsExactly("RECEIPT SENT", "ROUND_MOVED SUPPRESSED", "ROUND_MOVED SUPPRESSED");
    }

    @Test
    void saysThatTheDayStaysWhereItHasComeBackWithAnotherDeadline() {
        done(disruptions.postpone(round, LATER, null));
        done(disruptions.postpone(round, THEORY, LocalDate.of(2020, 6, 5)));
        sweeps.tick();
        assertThat(mails()).hasSize(2);
        assertThat(lastMail()).contains("仍为 " + THEORY).doesNotContain("由 ", LATER.toString());
    }

    @Test
    void saysThatItIsStillToBeAnnounced() {
        done(disruptions.postpone(round, null, null));
        sweeps.tick();
        int before = mails().size();
        done(disruptions.postpone(round, LATER, null));
        done(disruptions.postpone(round, null, null));
        sweeps.tick();
        assertThat(mails()).hasSize(before);
        done(disruptions.postpone(round, LATER, LocalDate.of(2020, 6, 5)));
        done(disruptions.postpone(round, null, null));
        sweeps.tick();
        assertThat(lastMail()).contains("仍待另行通知").doesNotContain("原定", LATER.toString());
    }

    /** She was never told of the move to another round; the notice of the move to another site tells of both. */
    @Test
    void tellsOfTheOtherRoundToo() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, site, null, null);
        String elsewhere = scene.open(other);
        done(disruptions.moveOne(registered, other, null));
        done(disruptions.moveOne(registered, null, elsewhere));
        sweeps.tick();
        assertThat(mails()).hasSize(2);
        assertThat(lastMail())
                .contains("由批次“" + round + "”改到批次“" + other, "测试站 " + elsewhere, "由 " + THEORY + " 改为 " + LATER);
        done(disruptions.moveOne(registered, null, site));
        sweeps.tick();
        assertThat(lastMail()).contains("报名点已改为测试站 " + site, "仍为 " + LATER).doesNotContain("批次");
    }

    /** The letter of her move names the day that her new round has moved to, before she is brought to it. */
    @Test
    void countsADayThatAnotherLetterHasNamed() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, site, null, null);
        done(disruptions.moveOne(registered, other, null));
        done(disruptions.postpone(other, LATEST, null));
        sweeps.deliver();
        assertThat(lastMail()).contains("由 " + THEORY + " 改为 " + LATEST);
        sweeps.tick();
        assertThat(mails()).hasSize(2);
    }

    /** No window is given for exams whose days are to be announced. */
    @Test
    void givesNoDaysWhereTheyAreToBeAnnounced() {
        String elsewhere = scene.open(round);
        done(disruptions.postpone(round, null, null));
        done(disruptions.moveOne(registered, null, elsewhere));
        sweeps.tick();
        assertThat(lastMail()).contains("报名点已改为", "理论知识考试另行通知（原定 " + THEORY + "）", "操作技能考试：另行通知");
    }

    @Test
    void tellsWhoIsRegisteredAgainWithAllOthersOfTheRound() {
        clock.set(Scene.CLOSES_AT.plusSeconds(60));
        sweeps.tick();
        done(disruptions.postpone(round, LATER, LocalDate.of(2020, 7, 3), false, true));
        sweeps.tick();
        assertThat(lastMail())
                .contains("弃权已撤销", "2020-07-03 24:00", LATER.toString())
                .doesNotContain("个人截止");
        Mail mail = Outbox.mails(registered).get(mails().size() - 1);
        assertThat(mail.subject()).startsWith("报名恢复");
    }

    /** Whose exam is on the day of another of hers, or to be announced, is in her round all the same. */
    @Test
    void takesNobodyTwiceWhileHerDayIsNotSettled() {
        String daily = scene.daily();
        String one = scene.open(daily);
        String two = scene.open(daily);
        CandidateRequest person = Candidates.byMail();
        done(scene.register(daily, one, person));
        done(disruptions.postponeSite(daily, one, null, null));
        sweeps.tick();
        assertThat(Scene.codes(scene.register(daily, two, person))).containsExactly("ALREADY_REGISTERED");
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, two, null, null);
        done(scene.register(other, two, person));
        done(disruptions.postponeSite(daily, one, LATER, null));
        sweeps.tick();
        assertThat(Scene.codes(scene.register(daily, two, person))).containsExactly("ALREADY_REGISTERED");
    }

    @Test
    void tellsOfAChoiceThatIsOpenUntilSheHasMadeIt() {
        CandidateRequest person = Candidates.byMail();
        registered = done(scene.register(round, site, person));
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, site, null, null);
        done(scene.register(other, site, person));
        done(disruptions.postpone(round, LATER, null));
        sweeps.cascade();
        done(disruptions.choose(registered, Choice.FOLLOW));
        sweeps.tick();
        assertThat(sweeps.told(registered)).contains("ROUND_CLASH SUPPRESSED");
        done(disruptions.postpone(round, LATEST, null));
        sweeps.tick();
        assertThat(lastMail()).contains("由 " + THEORY + " 改为 " + LATEST);
    }

    /** Moved away and back again within a minute, she has been told of neither. */
    @Test
    void saysNothingOfARoundThatSheHasLeftAndComeBackTo() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, site, null, null);
        done(disruptions.moveOne(registered, other, null));
        done(disruptions.moveOne(registered, round, null));
        sweeps.tick();
        assertThat(mails()).hasSize(1);
    }

    /** What has changed since she registered is told by its own notice, from the day that the receipt names. */
    @Test
    void namesInTheReceiptWhatSheRegisteredFor() {
        Registered late = done(scene.register(round, site, Candidates.byMail()));
        done(disruptions.postpone(round, LATER, null));
        sweeps.deliver();
        sweeps.tick();
        assertThat(Outbox.mails(late).stream().map(Mail::text))
                .satisfiesExactly(
                        receipt -> assertThat(receipt).contains("理论知识考试：" + THEORY),
                        change -> assertThat(change).contains("由 " + THEORY + " 改为 " + LATER));
    }

    /** Should the receipt have had to wait it does not fall back behind what she has been told meanwhile. */
    @Test
    void namesInALateReceiptWhatSheKnows() {
        Registered late = done(scene.register(round, site, Candidates.byMail()));
        var receipt = Stored.in(Stored.NOTICES, "recipient", "registration/" + late.registrationNo())
                .get(0);
        Stored.delete(Stored.NOTICES, receipt);
        done(disruptions.postpone(round, LATER, null));
        sweeps.tick();
        Stored.put(Stored.NOTICES, receipt);
        sweeps.tick();
        assertThat(Outbox.mails(late).stream().map(Mail::text))
                .last()
                .satisfies(text -> assertThat(text).contains("您已报名", "理论知识考试：" + LATER));
    }

    @Test
    void namesBothRoundsAndTheReason() {
        String other = scene.round(LocalDate.of(2020, 7, 3), LATER);
        scene.open(other, site, null, null);
        done(disruptions.moveOne(registered, other, null));
        sweeps.tick();
        assertThat(lastMail())
                .contains("由批次“" + round + "”改到批次“" + other + "”", "由 " + THEORY + " 改为 " + LATER, "原因：因公出差，有证明。");
    }

    /** The letter of her own deadline is written after the move and names the new site; that it is another one is said all the same. */
    @Test
    void tellsOfAnotherSiteThoughALetterHasNamedIt() {
        String elsewhere = scene.open(round);
        done(scene.reinstate(
                registered,
                clock.instant().atZone(Scene.ZONE).toOffsetDateTime().plusDays(20)));
        clock.set("2020-05-18T09:00:30+08:00");
        done(disruptions.moveOne(registered, null, elsewhere));
        sweeps.tick();
        assertThat(lastMail()).contains("报名点已改为测试站 " + elsewhere, "原因：因公出差，有证明。");
    }

    /** What she is shown belongs together: her day, and the window of that day. */
    @Test
    void showsNoWindowOfAnotherDayThanHers() {
        done(disruptions.postpone(round, LATER, null));
        assertThat(scene.look(registered)).extracting("theory", "practical").containsExactly(THEORY, null);
        sweeps.tick();
        assertThat(scene.look(registered).practical().from()).isEqualTo(LATER);
    }
}
