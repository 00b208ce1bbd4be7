package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import kaowu.door.Call;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RosterFunctions.ListRegistrationsRequest;
import kaowu.registration.RosterFunctions.ListedRegistrations;
import kaowu.site.Finding.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is registered at a site is told of its suspension and of the end of it, each once. */
@QuarkusTest
@WithTestResource(Servers.class)
class SuspensionToldTest {

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

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
    }

    @Test
    void tellsEverybodyOnceOfTheBeginningAndOfTheEnd() {
        Registered incomplete = scene.registered(round, site);
        Registered complete = scene.complete(round, site);
        Registered withdrawn = scene.registered(round, site);
        done(scene.withdraw(withdrawn));
        Registered elsewhere = scene.registered(round, scene.open(round));
        sweeps.tick();
        clock.set("2020-05-18T10:00:00+08:00");
        done(disruptions.suspend(site, Kind.TEMPERATURE));
        sweeps.tick();
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThat(scene.look(one).siteSuspended()).isTrue();
            assertThat(scene.look(one).history()).extracting("event").contains("SITE_SUSPENDED");
            assertThat(sweeps.told(one)).containsExactly("RECEIPT SENT", "SITE_SUSPENDED/" + site + " SENT");
        }
        done(disruptions.rectify(site));
        clock.set("2020-05-18T11:00:00+08:00");
        done(disruptions.resume(site));
        sweeps.tick();
        clock.set("2020-05-18T11:10:00+08:00");
        Registered later = scene.registered(round, site);
        sweeps.tick();
        for (Registered one : List.of(incomplete, complete)) {
            assertThat(scene.look(one).siteSuspended()).isFalse();
            assertThat(sweeps.told(one))
                    .containsExactly(
                            "RECEIPT SENT", "SITE_RESUMED/" + site + " SENT", "SITE_SUSPENDED/" + site + " SENT");
            assertThat(Outbox.mails(one)).hasSize(3);
        }
        assertThat(sweeps.told(withdrawn)).containsExactly("RECEIPT SUPPRESSED");
        assertThat(sweeps.told(elsewhere)).containsExactly("RECEIPT SENT");
        assertThat(sweeps.told(later)).containsExactly("RECEIPT SENT");
        assertThat(Outbox.mails(incomplete))
                .anySatisfy(mail -> assertThat(mail.text()).contains("暂停整改", "个人申请表", "2020-05-29 24:00"));
    }

    @Test
    void doesNotTellOfASuspensionThatIsOverBeforeAnybodyWasTold() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(disruptions.suspend(site));
        done(disruptions.rectify(site));
        done(disruptions.resume(site));
        clock.set("2020-05-18T10:00:00+08:00");
        sweeps.tick();
        clock.set("2020-05-18T11:00:00+08:00");
        sweeps.tick();
        assertThat(sweeps.told(registered)).containsExactly("RECEIPT SENT");
        assertThat(scene.look(registered).siteSuspended()).isFalse();
    }

    @Test
    void doesNotTellOfTheEndWhomItCouldNotTellOfTheBeginning() {
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(disruptions.suspend(site));
        sweeps.cascade();
        done(disruptions.rectify(site));
        done(disruptions.resume(site));
        sweeps.tick();
        assertThat(sweeps.told(registered))
                .containsExactly(
                        "RECEIPT SENT",
                        "SITE_RESUMED/" + site + " SUPPRESSED",
                        "SITE_SUSPENDED/" + site + " SUPPRESSED");
    }

    /** Suspended, resumed and suspended before anybody hears of the end: what she was told holds, and then comes to its end. */
    @Test
    void doesNotTellTwiceInARowThatTheSiteIsSuspended() {
        for (boolean carried : List.of(false, true)) {
            begin();
            Registered registered = scene.registered(round, site);
            sweeps.tick();
            done(disruptions.suspend(site));
            sweeps.tick();
            done(disruptions.rectify(site));
            done(disruptions.resume(site));
            if (carried) {
                sweeps.cascade();
            }
            clock.set("2020-05-18T10:00:00+08:00");
            done(disruptions.suspend(site));
            sweeps.tick();
            assertThat(Outbox.mails(registered)).hasSize(2);
            assertThat(scene.look(registered).siteSuspended()).isTrue();
            done(disruptions.rectify(site));
            clock.set("2020-05-18T11:00:00+08:00");
            done(disruptions.resume(site));
            sweeps.tick();
            assertThat(Outbox.mails(registered))
                    .hasSize(3)
                    .last()
                    .satisfies(mail -> assertThat(mail.text()).contains("已整改合格"));
        }
    }

    /** Away from the site while it came to its end, she hears of the next suspension after she is back. */
    @Test
    void tellsWhoHasComeBackOfTheNextSuspension() {
        String elsewhere = scene.open(round);
        Registered registered = scene.registered(round, site);
        sweeps.tick();
        done(disruptions.suspend(site));
        sweeps.tick();
        done(disruptions.moveOne(registered, null, elsewhere));
        done(disruptions.rectify(site));
        done(disruptions.resume(site));
        sweeps.tick();
        done(disruptions.moveOne(registered, null, site));
        sweeps.tick();
        int before = Outbox.mails(registered).size();
        clock.set("2020-05-18T10:00:00+08:00");
        done(disruptions.suspend(site));
        sweeps.tick();
        assertThat(Outbox.mails(registered))
                .hasSize(before + 1)
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("正在暂停整改"));
    }

    @Test
    void listsWhomItConcernsPageByPage() {
        List<Registered> people = scene.registered(round, site, 101);
        Registered complete = scene.complete(round, site);
        done(scene.withdraw(people.get(0)));
        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            ListedRegistrations page =
                    done(scene.roster.listRegistrations(Call.of(new ListRegistrationsRequest(round, site, next))));
            page.registrations().forEach(one -> listed.add(one.registrationNo()));
            next = page.next();
        } while (next != null);
        assertThat(listed)
                .hasSize(101)
                .doesNotHaveDuplicates()
                .doesNotContain(people.get(0).registrationNo())
                .last()
                .isEqualTo(complete.registrationNo());
        assertThat(codes(scene.roster.listRegistrations(
                        Call.of(new ListRegistrationsRequest(round, site, "MISSING/1 OR 1")))))
                .containsExactly("MALFORMED_FIELD");
        assertThat(codes(scene.roster.listRegistrations(
                        Call.of(new ListRegistrationsRequest("never", "nowhere", null)))))
                .containsExactly("UNKNOWN_ROUND", "UNKNOWN_SITE");
    }

    @Test
    void tellsThoseWhomTheRosterDidNotShowYet() {
        Registered seen = scene.registered(round, site);
        Registered unseen = scene.registered(round, site);
        sweeps.tick();
        var item = Stored.in(Stored.REGISTRATIONS, "registrationNo", unseen.registrationNo())
                .get(0);
        var hidden = new HashMap<>(item);
        hidden.remove("gap");
        done(disruptions.suspend(site));
        Stored.put(Stored.REGISTRATIONS, hidden);
        assertThat(sweeps.cascade()).isEqualTo(1);
        Stored.put(Stored.REGISTRATIONS, item);
        assertThat(sweeps.cascade()).isZero();
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        sweeps.tick();
        for (Registered one : List.of(seen, unseen)) {
            assertThat(sweeps.told(one)).contains("SITE_SUSPENDED/" + site + " SENT");
        }
        assertThat(Stored.in("kaowu-cascades")).noneMatch(change -> change.containsKey("waiting"));
    }

    @Test
    void tellsOnceThoughTwoRunAtOnce() {
        List<Registered> people = scene.registered(round, site, 12);
        sweeps.tick();
        done(disruptions.suspend(site));
        Together.times(4, () -> sweeps.cascade());
        Together.times(4, () -> sweeps.deliver());
        assertThat(people).allSatisfy(one -> {
            assertThat(Outbox.mails(one)).hasSize(2);
            assertThat(scene.look(one).history())
                    .filteredOn(event -> event.event().equals("SITE_SUSPENDED"))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void losesNobodyAndTellsNobodyTwiceWhenItIsKilled(Interruption.Moment moment) {
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    begin();
                    List<Registered> people = scene.registered(round, site, 3);
                    sweeps.tick();
                    done(disruptions.suspend(site));
                    return people;
                },
                people -> sweeps.cascade(),
                people -> {
                    sweeps.tick();
                    clock.set(clock.instant().plus(Duration.ofMinutes(2)));
                    sweeps.tick();
                    assertThat(people)
                            .allSatisfy(one -> assertThat(sweeps.told(one))
                                    .containsExactly("RECEIPT SENT", "SITE_SUSPENDED/" + site + " SENT"));
                    assertThat(people)
                            .allSatisfy(one -> assertThat(scene.look(one).history())
                                    .filteredOn(event -> event.event().equals("SITE_SUSPENDED"))
                                    .hasSize(1));
                });
        assertThat(writes).isGreaterThanOrEqualTo(4);
    }
}
