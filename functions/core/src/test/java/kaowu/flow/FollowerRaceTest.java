package kaowu.flow;

import static kaowu.flow.Audience.mails;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kaowu.flow.Interruption.Moment;
import kaowu.servers.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Followers are told once and none is lost, whoever runs at the same moment and wherever a run dies. */
@QuarkusTest
@WithTestResource(Servers.class)
class FollowerRaceTest {

    private static final int PEOPLE = 3;

    @Inject
    Audience audience;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private final List<String> emails = new ArrayList<>();

    @BeforeEach
    void begin() {
        audience.begin();
        sweeps.tick();
        emails.clear();
    }

    private void follow(int count) {
        while (emails.size() < count) {
            emails.add(Audience.mail());
            audience.follow(emails.get(emails.size() - 1));
        }
    }

    private static boolean isAboutFollowers(SdkRequest request) {
        return request instanceof UpdateItemRequest update && update.tableName().equals(Audience.TABLE);
    }

    @ParameterizedTest
    @EnumSource
    void losesNobodyWhoFollowsWhileTheRoundIsPublishedAndAnnounced(Moment moment) {
        String email = Audience.mail();
        Interruption.atTheFirst(
                FollowerRaceTest::isAboutFollowers,
                moment,
                () -> {
                    audience.announce("now-1");
                    sweeps.remind();
                },
                () -> audience.follow(email));
        sweeps.tick();
        sweeps.tick();
        assertThat(mails(email)).hasSize(1);
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @Test
    void losesNobodyOfManyWhoFollowAtOnceWhileTheRoundIsPublishedAndAnnounced() {
        List<String> all = Stream.generate(Audience::mail).limit(6).toList();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (String email : all) {
            tasks.add(() -> audience.follow(Audience.LEFT, null, email, "zh-CN").value() != null);
        }
        tasks.add(() -> {
            audience.announce("now-1");
            return sweeps.remind() >= 0;
        });
        List<Boolean> taken = Together.all(tasks);
        sweeps.tick();
        for (int i = 0; i < all.size(); i++) {
            assertThat(mails(all.get(i))).as(i + " " + taken.get(i)).hasSize(taken.get(i) ? 1 : 0);
        }
    }

    @Test
    void tellsOnceWhenTheSweepsRunTogether() {
        follow(8);
        audience.announce("now-1");
        List<Integer> queued = Together.times(3, sweeps::remind);
        assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        Together.times(3, sweeps::deliver);
        assertThat(emails).allSatisfy(email -> assertThat(mails(email)).hasSize(1));
        assertThat(Stored.in(Audience.TABLE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsEverybodyOnceWhereverTheSweepDies(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    follow(PEOPLE);
                    audience.announce("now-1");
                },
                () -> sweeps.remind(),
                () -> {
                    sweeps.tick();
                    sweeps.tick();
                    assertThat(emails)
                            .allSatisfy(email -> assertThat(mails(email)).hasSize(1));
                    assertThat(Stored.in(Audience.TABLE)).isEmpty();
                });
        // Each of them, and the marks of both rounds.
        assertThat(writes).isGreaterThanOrEqualTo(PEOPLE + 1);
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheMailUnderOneIdWhereverTheDeliveryDies(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    follow(1);
                    audience.announce("now-1");
                    sweeps.remind();
                },
                () -> sweeps.deliver(),
                () -> {
                    clock.set("2020-05-18T09:30:00+08:00");
                    sweeps.tick();
                    assertThat(mails(emails.get(0)).stream()
                                    .map(Mail::messageId)
                                    .distinct())
                            .hasSize(1);
                    assertThat(Stored.in(Audience.TABLE)).isEmpty();
                });
        assertThat(writes).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void losesNobodyWhereverTheLookAtANoticeDiesWhoseRoundIsOver(Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    follow(1);
                    audience.announce("now-1");
                    sweeps.remind();
                    clock.set(Scene.CLOSES_AT);
                    audience.announce("later-1", LocalDate.of(2020, 8, 21), Audience.LEFT);
                    sweeps.remind();
                },
                () -> sweeps.deliver(),
                () -> {
                    sweeps.tick();
                    clock.set(Scene.CLOSES_AT.plusSeconds(30 * 60));
                    sweeps.tick();
                    sweeps.tick();
                    assertThat(mails(emails.get(0)))
                            .singleElement()
                            .satisfies(mail -> assertThat(mail.text()).contains("2020-08-21 24:00"));
                    assertThat(Stored.in(Audience.TABLE)).isEmpty();
                });
        // Taken, waiting again, announced again, and ended.
        assertThat(writes).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void takesHerAtTheSecondTryWhereverTheFirstDies(Moment moment) {
        Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    return Audience.mail();
                },
                audience::follow,
                email -> {
                    done(audience.follow(Audience.LEFT, null, email, "zh-CN"));
                    audience.announce("now-1");
                    sweeps.tick();
                    assertThat(mails(email)).hasSize(1);
                });
    }
}
