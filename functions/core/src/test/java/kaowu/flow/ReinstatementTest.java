package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kaowu.audit.AuditTable;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import kaowu.site.Authority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deadline of one's own: given by an official, honoured by gate and sweep, and leaving the first forfeit on record. */
@QuarkusTest
@WithTestResource(Servers.class)
class ReinstatementTest {

    private static final OffsetDateTime UNTIL = TestClock.offset("2020-06-03T17:30:00+08:00");

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    AuditTable audit;

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

    private Registered forfeited(CandidateRequest candidate) {
        Registered registered = done(scene.register(round, site, candidate));
        clock.set(CLOSES_AT);
        sweeps.tick();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.FORFEITED);
        return registered;
    }

    /** Of the site itself, and of a city whose it is not. */
    @Test
    void isNotForTheSiteNorForAnotherCity() {
        Registered registered = forfeited(Candidates.byMail());
        scene.site("绵阳市", Authority.CITY);
        assertThat(codes(scene.reinstate(site, registered, UNTIL))).containsExactly("NOT_FOR_A_SITE");
        assertThat(codes(scene.reinstate("绵阳市职业技能鉴定指导中心", registered, UNTIL))).containsExactly("NOT_OF_THIS_CITY");
        done(scene.reinstate("成都市职业技能鉴定指导中心", registered, UNTIL));
    }

    @Test
    void completesInHerOwnTime() {
        Registered registered = forfeited(Candidates.byMail());
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
        done(scene.reinstate(registered, UNTIL));
        var view = scene.look(registered);
        assertThat(view.state()).isEqualTo(RegistrationState.REGISTERED);
        assertThat(view.closesAt()).isEqualTo(UNTIL);
        assertThat(view.ownDeadline()).isTrue();
        assertThat(Stored.in(Stored.PLACEMENTS)).hasSize(1);
        sweeps.tick();
        registered.missing().forEach(kind -> done(scene.handIn(registered, kind)));
        clock.set(UNTIL.toInstant());
        sweeps.tick();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(Stored.forfeits(registered.registrationNo())).hasSize(1);
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "FORFEITED SENT",
                        "RECEIPT SUPPRESSED",
                        "REINSTATED SENT",
                        "REMINDER/PT24H SUPPRESSED",
                        "REMINDER/PT72H SUPPRESSED");
    }

    @Test
    void forfeitsAgainAtHerOwnDeadlineWithASecondEvidence() {
        Registered registered = forfeited(Candidates.byMail());
        done(scene.reinstate(registered, UNTIL));
        sweeps.tick();
        done(scene.handIn(registered, "ID_PHOTO"));
        clock.set(UNTIL.toInstant().minusMillis(1));
        assertThat(sweeps.close()).isZero();
        clock.set(UNTIL.toInstant());
        assertThat(sweeps.close()).isEqualTo(1);
        sweeps.tick();
        assertThat(Stored.forfeits(registered.registrationNo())).hasSize(2);
        assertThat(Stored.forfeits(registered.registrationNo())
                        .get(0)
                        .get("missing")
                        .l())
                .hasSize(4);
        assertThat(Stored.forfeits(registered.registrationNo())
                        .get(1)
                        .get("missing")
                        .l())
                .hasSize(3);
        assertThat(Stored.forfeits(registered.registrationNo())
                        .get(1)
                        .get("deadline")
                        .n())
                .isEqualTo(Long.toString(UNTIL.toInstant().toEpochMilli()));
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "FORFEITED SENT",
                        "FORFEITED SENT",
                        "RECEIPT SUPPRESSED",
                        "REINSTATED SENT",
                        "REMINDER/PT24H SUPPRESSED",
                        "REMINDER/PT72H SUPPRESSED");
        assertThat(Outbox.mails(registered)).hasSize(3);
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
    }

    @Test
    void isPassedOverWhenTheRoundClosesIfSheWasGivenMoreTimeBefore() {
        Registered extended = scene.registered(round, site);
        Registered other = scene.registered(round, site);
        done(scene.reinstate(extended, UNTIL));
        clock.set(CLOSES_AT);
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(scene.look(other).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(scene.look(extended).state()).isEqualTo(RegistrationState.REGISTERED);
        clock.set(CLOSES_AT.plusSeconds(180));
        var report = done(scene.closing.closeRounds()).reports().get(0).sites().get(0);
        assertThat(report.registered()).isEqualTo(2);
        assertThat(report.forfeited()).isEqualTo(1);
        assertThat(report.extended()).isEqualTo(1);
        assertThat(report.complete()).isZero();
        clock.set(UNTIL.toInstant());
        assertThat(sweeps.close()).isEqualTo(1);
    }

    @Test
    void givesPlaceAndDayBackWhenSheWithdrawsInHerOwnTime() {
        Registered registered = forfeited(Candidates.byMail());
        done(scene.reinstate(registered, UNTIL));
        done(scene.withdraw(registered));
        assertThat(Stored.taken(round, site)).isZero();
        assertThat(Stored.in(Stored.PLACEMENTS)).isEmpty();
        clock.set(UNTIL.toInstant());
        assertThat(sweeps.close()).isZero();
        assertThat(scene.look(registered).state()).isEqualTo(RegistrationState.WITHDRAWN);
    }

    @Test
    void isRemindedOfHerOwnDeadlineAndNoLongerOfTheRounds() {
        Registered registered = scene.registered(round, site);
        clock.set("2020-05-20T09:00:00+08:00");
        done(scene.reinstate(registered, UNTIL));
        for (String instant : List.of(
                "2020-05-23T00:00:00+08:00",
                "2020-05-27T17:30:00+08:00",
                "2020-05-31T17:29:59+08:00",
                "2020-05-31T17:30:00+08:00",
                "2020-06-02T17:30:00+08:00",
                "2020-06-02T18:30:00+08:00")) {
            clock.set(instant);
            sweeps.tick();
            sweeps.tick();
        }
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "RECEIPT SENT",
                        "REINSTATED SENT",
                        "REMINDER/PT168H SENT",
                        "REMINDER/PT24H SENT",
                        "REMINDER/PT72H SENT");
        assertThat(Outbox.mails(registered))
                .filteredOn(mail -> mail.text().contains("资料尚未交齐"))
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.text()).contains("2020-06-03 17:30 (Asia/Shanghai, UTC+08:00)"));
    }

    @Test
    void isNotRemindedOfADeadlineThatWasOvertaken() {
        Registered registered = forfeited(Candidates.byMail());
        done(scene.reinstate(registered, UNTIL));
        done(scene.reinstate(registered, UNTIL.plusDays(1)));
        clock.set(UNTIL.toInstant().minus(Duration.ofDays(1)));
        sweeps.tick();
        clock.set(UNTIL.toInstant());
        sweeps.tick();
        assertThat(Outbox.mails(registered))
                .filteredOn(mail -> mail.text().contains("资料尚未交齐"))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.text()).contains("2020-06-04 17:30 (Asia/Shanghai, UTC+08:00)"));
    }

    @Test
    void keepsInTheAuditTrailWhoChangedWhatAndWhy() {
        Registered registered = forfeited(Candidates.byMail());
        done(scene.reinstate(registered, UNTIL));
        assertThat(audit.of("registration/" + registered.registrationNo()))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.action()).isEqualTo("reinstate");
                    assertThat(item.by()).isEqualTo("tester");
                    assertThat(item.reason()).isEqualTo("住院，有证明");
                    assertThat(item.at()).isEqualTo(CLOSES_AT);
                    assertThat(item.before()).contains("FORFEITED", "2020-05-30T00:00:00+08:00");
                    assertThat(item.after()).contains("REGISTERED", "2020-06-03T17:30:00+08:00");
                });
    }

    @Test
    void refusesWhatMakesNoSenseAndWritesNothing() {
        Registered complete = scene.complete(round, site);
        Registered withdrawn = scene.registered(round, site);
        done(scene.withdraw(withdrawn));
        Registered registered = forfeited(Candidates.byMail());
        clock.set("2020-06-01T09:00:00+08:00");
        var before = Stored.everything();
        assertThat(codes(scene.reinstate(complete, UNTIL))).containsExactly("NOTHING_TO_REINSTATE");
        assertThat(codes(scene.reinstate(withdrawn, UNTIL))).containsExactly("NOTHING_TO_REINSTATE");
        assertThat(codes(scene.reinstate(registered, TestClock.offset("2020-06-01T09:00:00+08:00"))))
                .containsExactly("UNTIL_PASSED");
        assertThat(codes(scene.reinstate(registered, TestClock.offset("2020-06-20T00:00:00.001+08:00"))))
                .containsExactly("UNTIL_AFTER_THEORY");
        Registered nobody = new Registered("0000-0000-0000-0", "x", registered.closesAt(), registered.missing());
        assertThat(codes(scene.reinstate(nobody, UNTIL))).containsExactly("UNKNOWN_REGISTRATION");
        clock.set("2020-05-29T09:00:00+08:00");
        assertThat(codes(scene.reinstate(registered, TestClock.offset("2020-05-30T00:00:00+08:00"))))
                .containsExactly("UNTIL_NOT_LATER");
        assertThat(Stored.everything()).isEqualTo(before);
        done(scene.reinstate(registered, TestClock.offset("2020-06-20T00:00:00+08:00")));
    }

    @Test
    void refusesSomebodyWhoHasAnotherExamThatDayByNow() {
        CandidateRequest candidate = Candidates.byMail();
        Registered registered = forfeited(candidate);
        String other = scene.round(LocalDate.of(2020, 6, 5), Scene.THEORY);
        String otherSite = scene.open(other);
        Registered instead = done(scene.register(other, otherSite, candidate));
        var before = Stored.everything();
        assertThat(codes(scene.reinstate(registered, UNTIL))).containsExactly("EXAM_SAME_DAY");
        assertThat(Stored.everything()).isEqualTo(before);
        done(scene.withdraw(instead));
        done(scene.reinstate(registered, UNTIL));
    }
}
