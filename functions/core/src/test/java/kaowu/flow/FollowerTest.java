package kaowu.flow;

import static kaowu.flow.Audience.LEFT;
import static kaowu.flow.Audience.mails;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kaowu.follower.FollowerFunctions.Followed;
import kaowu.schedule.AnnouncementTable;
import kaowu.servers.People;
import kaowu.supervision.AgendaFunctions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 另行通知: who follows an occupation is told of its dates, once. */
@QuarkusTest
@WithTestResource(Servers.class)
class FollowerTest {

    @Inject
    Audience audience;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    @Inject
    AnnouncementTable announcements;

    @Inject
    AgendaFunctions agenda;

    private String email;

    @BeforeEach
    void begin() {
        audience.begin();
        sweeps.tick();
        email = Audience.mail();
    }

    private List<String> ledger() {
        return Stored.in(Stored.NOTICES).stream()
                .filter(item -> item.get("recipient").s().startsWith("follower/"))
                .map(item -> item.get("occasion").s() + " " + item.get("state").s())
                .sorted()
                .toList();
    }

    @Test
    void tellsHerByMailWhenARoundNamesTheOccupation() {
        Followed followed = audience.follow(email);
        assertThat(followed.contact()).isEqualTo("f***@example.com");
        audience.announce("now-1");
        sweeps.tick();
        assertThat(mails(email)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("考试安排已公布：劳动关系协调员");
            assertThat(mail.text())
                    .isEqualTo("您关注的“劳动关系协调员”已公布考试安排。报名截止时间：2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)。"
                            + "理论知识考试：2020-06-20。操作技能考试：2020-06-20 至 2020-07-04。本通知只发这一次，今后不会再就此联系您。");
        });
        assertThat(ledger()).containsExactly("ANNOUNCED/now-1-1#v1 SENT");
    }

    @Test
    void tellsHerByTextMessageInHerLanguage() {
        String phone = People.phone(Candidates.next());
        Followed followed = done(audience.follow(LEFT, phone, null, "en"));
        assertThat(followed.contact()).startsWith("+86").contains("*").endsWith(phone.substring(7));
        audience.announce("now-1");
        sweeps.tick();
        assertThat(Servers.sms().taken())
                .filteredOn(sms -> sms.to().equals("+86" + phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text())
                        .startsWith("The dates of 劳动关系协调员, which you follow, are announced.")
                        .contains("2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)")
                        .endsWith("you will not be written to again about it."));
    }

    @Test
    void neverWritesToHerAgainAndKeepsNothingOfHer() {
        audience.follow(email);
        audience.announce("now-1");
        sweeps.tick();
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
        audience.announce("now-2");
        audience.announce("now-1", LocalDate.of(2020, 6, 5), LEFT);
        sweeps.tick();
        sweeps.tick();
        assertThat(mails(email)).hasSize(1);
        assertThat(announcements.next()).isEmpty();
    }

    @Test
    void tellsWhoFollowsTwiceOnlyOnce() {
        Followed first = audience.follow(email);
        Followed second = done(audience.follow(LEFT, null, " " + email.toUpperCase(Locale.ROOT), "en"));
        assertThat(second.contact()).isEqualToIgnoringCase(first.contact());
        assertThat(Stored.in(Audience.TABLE)).hasSize(1);
        audience.announce("now-1");
        sweeps.tick();
        assertThat(mails(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("考试安排已公布"));
    }

    @Test
    void isNotMadeToLeaveByAStrangerWhoFollowsWithHerAddress() {
        audience.follow(email);
        String stranger = audience.follow(email).token();
        assertThat(done(audience.unfollow(stranger)).occupation()).isEqualTo(LEFT);
        assertThat(codes(audience.unfollow(stranger))).containsExactly("UNKNOWN_FOLLOWER");
        audience.announce("now-1");
        sweeps.tick();
        assertThat(mails(email)).hasSize(1);
    }

    @Test
    void isGoneWhenSheHasLeftByEveryTokenWhateverTheirOrder() {
        List<String> tokens =
                Stream.generate(() -> audience.follow(email).token()).limit(6).toList();
        assertThat(tokens).doesNotHaveDuplicates();
        List<Boolean> left = Together.all(tokens.stream()
                .<Callable<Boolean>>map(token -> () -> audience.unfollow(token).value() != null)
                .toList());
        assertThat(left).containsOnly(true);
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @Test
    void keepsTheTokensOfOneWhoFollowsWhileSheIsBeingTold() {
        String before = audience.follow(email).token();
        audience.announce("now-1");
        assertThat(sweeps.remind()).isEqualTo(1);
        clock.set(Scene.CLOSES_AT);
        String meanwhile = audience.follow(email).token();
        done(audience.unfollow(meanwhile));
        assertThat(Stored.in(Audience.TABLE)).hasSize(1);
        done(audience.unfollow(before));
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @Test
    void refusesToCountTokensWithoutEndAndTellsHerAllTheSame() {
        for (int times = 0; times < 20; times++) {
            audience.follow(email);
        }
        var before = Stored.everything();
        assertThat(audience.follow(LEFT, null, email, "zh-CN").refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("FOLLOWED_TOO_OFTEN");
                    assertThat(refusal.field()).isEqualTo("email");
                });
        assertThat(Stored.everything()).isEqualTo(before);
        audience.announce("now-1");
        sweeps.tick();
        assertThat(mails(email)).hasSize(1);
    }

    @Test
    void tellsWhoFollowsSeveralOccupationsOfEach() {
        audience.follow(email);
        clock.set(Scene.CLOSES_AT);
        done(audience.follow("保安员", null, email, "zh-CN"));
        clock.set("2020-06-01T09:00:00+08:00");
        audience.announce("now-1", LocalDate.of(2020, 6, 19), LEFT, "保安员");
        sweeps.tick();
        assertThat(mails(email))
                .extracting(mail -> mail.subject())
                .containsExactlyInAnyOrder("考试安排已公布：劳动关系协调员", "考试安排已公布：保安员");
    }

    @Test
    void refusesWhatCannotBeFollowed() {
        var before = Stored.everything();
        assertThat(codes(audience.follow("占星师", null, email, "zh-CN"))).containsExactly("UNKNOWN_OCCUPATION");
        var announced = audience.follow("育婴员", null, email, "zh-CN");
        assertThat(codes(announced)).containsExactly("ALREADY_ANNOUNCED");
        assertThat(announced.refusals().get(0).message()).contains("left-1-1");
        assertThat(codes(audience.follow(LEFT, null, null, "zh-CN"))).containsExactly("CONTACT_REQUIRED");
        assertThat(codes(audience.follow(LEFT, "13800138000", email, "zh-CN"))).containsExactly("CONTACT_REQUIRED");
        assertThat(codes(audience.follow(LEFT, "028-86743", null, "zh-CN"))).containsExactly("PHONE_INVALID");
        assertThat(codes(audience.follow(LEFT, null, "nobody@", "zh-CN"))).containsExactly("EMAIL_INVALID");
        assertThat(codes(audience.follow("占星师", null, "nobody@", "zh-CN")))
                .containsExactly("UNKNOWN_OCCUPATION", "EMAIL_INVALID");
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @Test
    void tellsNobodyWhoHasLeft() {
        Followed followed = audience.follow(email);
        assertThat(done(audience.unfollow(followed.token())).occupation()).isEqualTo(LEFT);
        assertThat(codes(audience.unfollow(followed.token()))).containsExactly("UNKNOWN_FOLLOWER");
        audience.announce("now-1");
        sweeps.tick();
        assertThat(mails(email)).isEmpty();
        assertThat(ledger()).isEmpty();
    }

    @Test
    void tellsNobodyWhoLeavesBeforeItIsDelivered() {
        Followed followed = audience.follow(email);
        audience.announce("now-1");
        assertThat(sweeps.remind()).isEqualTo(1);
        done(audience.unfollow(followed.token()));
        sweeps.deliver();
        assertThat(mails(email)).isEmpty();
        assertThat(ledger()).containsExactly("ANNOUNCED/now-1-1#v1 SUPPRESSED");
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @Test
    void letsNobodyLeaveByAnotherToken() {
        String token = audience.follow(email).token();
        for (String other : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA", token.substring(1) + "A", token + "!", "=")) {
            assertThat(codes(audience.unfollow(other))).as(other).containsExactly("UNKNOWN_FOLLOWER");
        }
        assertThat(Stored.in(Audience.TABLE)).hasSize(1);
    }

    @Test
    void isNotToldOfARoundThatNamesNoneOrAnotherOrIsPast() {
        audience.follow(email);
        audience.announce("daily-1", Scene.DEADLINE);
        assertThat(announcements.next()).isEmpty();
        audience.announce("other-1", Scene.DEADLINE, "茶艺师");
        audience.announce("past-1", LocalDate.of(2020, 5, 17), LEFT);
        sweeps.tick();
        assertThat(mails(email)).isEmpty();
        assertThat(ledger()).isEmpty();
        assertThat(announcements.next()).isEmpty();
        audience.announce("daily-1", Scene.DEADLINE, LEFT);
        sweeps.tick();
        assertThat(mails(email)).hasSize(1);
    }

    @Test
    void isToldOfTheRoundWhoseDeadlineIsNext() {
        audience.follow(email);
        audience.announce("a-1", LocalDate.of(2020, 6, 12), LEFT);
        audience.announce("b-1", LocalDate.of(2020, 6, 5), LEFT);
        sweeps.tick();
        assertThat(mails(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("2020-06-05 24:00"));
    }

    @Test
    void waitsOnWhenTheRoundIsCancelledBeforeSheIsTold() {
        audience.follow(email);
        audience.announce("now-1");
        assertThat(sweeps.remind()).isEqualTo(1);
        audience.announce("now-1", Scene.DEADLINE, "茶艺师");
        sweeps.tick();
        assertThat(mails(email)).isEmpty();
        assertThat(ledger()).containsExactly("ANNOUNCED/now-1-1#v1 SUPPRESSED");
        audience.announce("then-1", LocalDate.of(2020, 6, 5), LEFT);
        sweeps.tick();
        assertThat(mails(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("2020-06-05 24:00"));
    }

    @Test
    void isToldOfAnotherRoundWhenTheOneHasClosedBeforeSheIsTold() {
        audience.follow(email);
        audience.announce("now-1");
        audience.announce("later-1", LocalDate.of(2020, 8, 21), LEFT);
        assertThat(sweeps.remind()).isEqualTo(1);
        clock.set(Scene.CLOSES_AT);
        sweeps.tick();
        assertThat(mails(email)).isEmpty();
        sweeps.tick();
        expectToldOfTheLaterRoundOnly();
    }

    @Test
    void isToldOfARoundThatIsAnnouncedBetweenTheClosingOfTheOneAndTheLookAtItsNotice() {
        audience.follow(email);
        audience.announce("now-1");
        assertThat(sweeps.remind()).isEqualTo(1);
        clock.set(Scene.CLOSES_AT);
        audience.announce("later-1", LocalDate.of(2020, 8, 21), LEFT);
        assertThat(sweeps.remind()).isZero();
        sweeps.tick();
        sweeps.tick();
        expectToldOfTheLaterRoundOnly();
    }

    private void expectToldOfTheLaterRoundOnly() {
        assertThat(mails(email))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("2020-08-21 24:00"));
        assertThat(ledger()).containsExactly("ANNOUNCED/later-1-1#v1 SENT", "ANNOUNCED/now-1-1#v1 SUPPRESSED");
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @Test
    void mayFollowAnewOnceEverythingIsClosedAndIsToldOfTheNextRound() {
        audience.follow(email);
        audience.announce("now-1");
        sweeps.tick();
        clock.set(Scene.CLOSES_AT);
        sweeps.tick();
        audience.follow(email);
        audience.announce("later-1", LocalDate.of(2020, 8, 21), LEFT);
        sweeps.tick();
        assertThat(mails(email)).hasSize(2);
    }

    @Test
    void standsInTheAgendaUntilItIsDone() {
        audience.follow(email);
        String round = audience.announce("now-1");
        assertThat(done(agenda.agenda()).next())
                .filteredOn(entry -> entry.what().equals("ANNOUNCE"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.about()).isEqualTo(round));
        sweeps.remind();
        assertThat(done(agenda.agenda()).next()).noneMatch(entry -> entry.what().equals("ANNOUNCE"));
    }
}
