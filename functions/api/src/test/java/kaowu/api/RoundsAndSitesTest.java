package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.api.Scene.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody may see: rounds, sites, occupations, materials and the clock. */
@QuarkusTest
@WithTestResource(Servers.class)
class RoundsAndSitesTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @Inject
    TestClock clock;

    private Place place;

    @BeforeEach
    void begin() {
        scene.begin();
        place = scene.place();
    }

    @Test
    void tellsTheTimeOfTheDeadlines() {
        Response response = web.get("/api/clock");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.jsonPath().getString("at")).isEqualTo("2020-05-18T09:00:00+08:00");
        assertThat(response.jsonPath().getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(response.jsonPath().getBoolean("simulated")).isFalse();
    }

    @Test
    void listsTheRoundsThatAreAskedFor() {
        assertThat(rounds("state=OPEN")).contains(place.roundId());
        assertThat(rounds("state=CLOSED")).doesNotContain(place.roundId());
        assertThat(rounds("kind=UNIFIED")).contains(place.roundId());
        assertThat(rounds("kind=DAILY")).doesNotContain(place.roundId());
        assertThat(rounds("occupation=育婴员")).contains(place.roundId());
        assertThat(rounds("occupation=保安员")).doesNotContain(place.roundId());
        assertThat(rounds("region=" + Scene.regionOf(place.siteId()))).contains(place.roundId());
        assertThat(rounds("region=别处")).doesNotContain(place.roundId());
        assertThat(rounds("planId=" + place.roundId().replaceFirst("-1$", ""))).containsExactly(place.roundId());
    }

    private List<String> rounds(String query) {
        Response response = web.get("/api/rounds?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath().getList("rounds.roundId");
    }

    @Test
    void refusesAQueryThatItDoesNotUnderstand() {
        Refused.with(web.get("/api/rounds?state=OPENED"), 400, "MALFORMED_FIELD", "state");
        Refused.with(web.get("/api/rounds?colour=red"), 400, "UNKNOWN_FIELD", "colour");
        Refused.with(web.get("/api/rounds?kind=DAILY&kind=UNIFIED"), 400, "MALFORMED_FIELD", "kind");
    }

    @Test
    void doesNotSendAgainWhatIsStillTheSame() {
        String path = "/api/rounds?planId=" + place.roundId().replaceFirst("-1$", "");
        Response first = web.get(path);
        String tag = first.header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        for (String known : List.of(tag, "W/" + tag, "\"other\", W/" + tag, "*")) {
            Response again = web.given().header("If-None-Match", known).get(path);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(again.header("Vary")).isEqualTo("Accept-Language");
            assertThat(again.asString()).isEmpty();
        }
        assertThat(web.given().header("If-None-Match", "\"other\"").get(path).statusCode())
                .isEqualTo(200);
        clock.set("2020-05-30T00:00:00+08:00");
        Response closed = web.given().header("If-None-Match", tag).get(path);
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(closed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void showsOneRoundAndItsSites() {
        Response round = web.get("/api/rounds/" + place.roundId());
        assertThat(round.jsonPath().getString("round.closesAt")).isEqualTo("2020-05-30T00:00:00+08:00");
        assertThat(round.jsonPath().getString("round.zone")).isEqualTo("Asia/Shanghai");
        String path = "/api/rounds/" + place.roundId() + "/sites";
        assertThat(web.get(path).jsonPath().getList("sites.siteId")).isEqualTo(List.of(place.siteId()));
        assertThat(web.get(path + "?occupation=保安员").jsonPath().getList("sites"))
                .isEmpty();
        Refused.with(web.get("/api/rounds/nope"), 404, "UNKNOWN_ROUND");
        Refused.with(web.get("/api/rounds/nope/sites"), 404, "UNKNOWN_ROUND");
    }

    @Test
    void listsSitesAndShowsOne() {
        Response some = web.get("/api/sites?region=" + Scene.regionOf(place.siteId()) + "&occupation=育婴员");
        assertThat(some.jsonPath().getList("sites.id")).isEqualTo(List.of(place.siteId()));
        assertThat(web.get("/api/sites/" + place.siteId()).jsonPath().getString("site.name"))
                .isEqualTo("测试站 " + place.siteId());
        Refused.with(web.get("/api/sites/nope"), 404, "UNKNOWN_SITE");
    }

    @Test
    void listsOccupationsAndMaterialsInTheCallersLanguage() {
        Response chinese = web.get("/api/occupations/育婴员");
        assertThat(chinese.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(chinese.jsonPath().getString("occupation.levels[0].name")).contains("五级");
        Response english = web.given().header("Accept-Language", "en").get("/api/occupations");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.jsonPath().getList("occupations.name")).contains("育婴员", "保安员", "智能楼宇管理员");
        assertThat(english.header("ETag"))
                .isNotEqualTo(web.get("/api/occupations").header("ETag"));
        assertThat(web.get("/api/materials").jsonPath().getList("materials.kind"))
                .contains("ID_PHOTO");
        Refused.with(web.get("/api/occupations/宇航员"), 404, "UNKNOWN_OCCUPATION");
    }
}
