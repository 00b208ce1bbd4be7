package kaowu.flow;

import static kaowu.flow.Scene.OCCUPATION;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.IntakeFunctions.OpenIntakeReply;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.schedule.Warning;
import kaowu.site.Authority;
import kaowu.site.Room;
import kaowu.site.Room.Desk;
import kaowu.site.Site;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.site.SiteFunctions.ViewSiteRequest;
import kaowu.site.SiteView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An intake is not opened for more than the site can examine, unless somebody says why. */
@QuarkusTest
@WithTestResource(Servers.class)
class SiteCapacityTest {

    private static final Room ROOM = new Room(
            "101",
            30,
            new BigDecimal("6.8"),
            new BigDecimal("6.2"),
            new Desk(new BigDecimal("0.6"), new BigDecimal("0.4")),
            null);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    private String round;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
    }

    private String site(Map<String, Integer> stations, List<Room> rooms) {
        String id = "measured-" + Candidates.next();
        Site site = new Site(id, "测试站 " + id, "成都市", Authority.CITY, List.of(OCCUPATION, "保安员"), stations, rooms, null);
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", site, null))));
        done(scene.sites.acceptSite(Call.of(new AcceptSiteRequest("tester", id, "验收通过"))));
        return id;
    }

    private Answer<OpenIntakeReply> open(
            String roundId, String siteId, Integer capacity, Boolean anyway, String reason) {
        return scene.intakes.openIntake(
                Call.of(new OpenIntakeRequest("tester", roundId, siteId, capacity, null, anyway, reason)));
    }

    private static List<String> warnings(Answer<OpenIntakeReply> answer) {
        return done(answer).warnings().stream().map(Warning::code).toList();
    }

    @Test
    void showsTheSeatsThatTheDistanceLeavesBesideThoseThatStandThere() {
        String site = site(Map.of(OCCUPATION, 3), List.of(ROOM));
        SiteView view =
                done(scene.sites.viewSite(Call.of(new ViewSiteRequest(site)))).site();
        assertThat(view.capacity().nominalSeats()).isEqualTo(30);
        assertThat(view.capacity().theorySeats()).isEqualTo(20);
        assertThat(view.capacity().practicalPerDay()).isEqualTo(Map.of(OCCUPATION, 30));
        assertThat(view.rooms()).containsExactly(ROOM);
        assertThat(codes(scene.sites.viewSite(Call.of(new ViewSiteRequest("nowhere")))))
                .containsExactly("UNKNOWN_SITE");
    }

    /** The window 6/20 to 7/4 has nine working days. */
    @Test
    void refusesMoreThanTheStationsTakeAndSaysWhatWouldHelp() {
        String site = site(Map.of(OCCUPATION, 1), List.of(ROOM));
        Answer<OpenIntakeReply> refused = open(round, site, 91, null, null);
        assertThat(codes(refused)).containsExactly("CAPACITY_ABOVE_STATIONS");
        assertThat(refused.refusals().get(0).field()).isEqualTo("capacity");
        assertThat(refused.refusals().get(0).message()).contains("91", "90 人", "9 个工作日", "1 个工位", "1 个工作日");
        assertThat(Stored.in(Stored.INTAKES)).isEmpty();
        assertThat(warnings(open(round, site, 90, null, null))).containsExactly("THEORY_SESSIONS");
        assertThat(codes(open(round, site, 91, null, null))).containsExactly("CAPACITY_ABOVE_STATIONS");
    }

    @Test
    void opensItAnywayForAReason() {
        String site = site(Map.of(OCCUPATION, 1), List.of(ROOM));
        assertThat(codes(open(round, site, 200, true, " "))).containsExactly("MISSING_FIELD");
        assertThat(warnings(open(round, site, 200, true, "周末加场")))
                .containsExactly("THEORY_SESSIONS", "CAPACITY_ABOVE_STATIONS");
        assertThat(Stored.in(Stored.AUDIT))
                .anyMatch(item -> item.get("after").s().contains("\"anyway\":true"));
    }

    @Test
    void countsTheOtherRoundsOnTheSameDays() {
        String site = site(Map.of(OCCUPATION, 1), List.of(ROOM));
        String other = scene.round();
        assertThat(warnings(open(other, site, 60, null, null))).containsExactly("THEORY_SESSIONS");
        assertThat(codes(open(round, site, 31, null, null))).containsExactly("CAPACITY_ABOVE_STATIONS");
        assertThat(warnings(open(round, site, 30, null, null))).containsExactly("THEORY_SESSIONS");
    }

    @Test
    void warnsOfWhatIsNotKnown() {
        assertThat(warnings(open(round, site(null, null), 1_000, null, null)))
                .containsExactly("THEORY_SEATS_UNKNOWN", "STATIONS_UNKNOWN");
        Room unmeasured = new Room("102", 30, null, null, null, null);
        assertThat(warnings(open(round, site(Map.of(OCCUPATION, 1), List.of(ROOM, unmeasured)), null, null, null)))
                .containsExactly("ROOMS_UNMEASURED", "CAPACITY_UNLIMITED");
    }

    @Test
    void keepsTheShardsOfASiteToWhatOneSuspensionCanStop() {
        String site = site(null, null);
        for (int i = 0; i < 2; i++) {
            scene.open(scene.round(), site, null, 32);
        }
        Answer<OpenIntakeReply> refused =
                scene.intakes.openIntake(Call.of(new OpenIntakeRequest("tester", round, site, null, 32, null, null)));
        assertThat(codes(refused)).containsExactly("TOO_MANY_SHARDS");
        scene.open(round, site, null, 26);
        done(disruptions.suspend(site));
        assertThat(Stored.in(Stored.INTAKES)).hasSize(90).allMatch(item -> item.containsKey("suspended"));
    }
}
