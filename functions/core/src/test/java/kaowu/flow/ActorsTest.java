package kaowu.flow;

import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.door.Call;
import kaowu.site.Actor;
import kaowu.site.Actors;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is meant by what people write into {@code by}. */
@QuarkusTest
@WithTestResource(Servers.class)
class ActorsTest {

    @Inject
    Scene scene;

    @Inject
    Actors actors;

    private final Map<String, Site> all = new HashMap<>();

    @BeforeEach
    void begin() {
        scene.begin();
        site("chengdu-01", "成都市第一职业技能鉴定所", "成都市");
        site("chengdu-11", "成都市第一职业技能鉴定所（武侯分所）", "成都市");
        site("mianyang-01", "绵阳市职业技能鉴定所", "绵阳市");
        site("liangshan-01", "西昌民族职业学院", "凉山彝族自治州");
        site("other-01", "渝州机电学校", "重庆市");
    }

    private void site(String id, String name, String region) {
        Site site = new Site(id, name, region, Authority.CITY, List.of("保安员"), null, null, null);
        all.put(id, site);
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", site, null))));
    }

    @Test
    void knowsASiteByItsIdOrNameWhateverStandsBesideIt() {
        for (String by : List.of(
                "chengdu-01",
                " CHENGDU-01 ",
                "ｃｈｅｎｇｄｕ－０１",
                "chengdu-01 王某",
                "王某（chengdu-01）",
                "chengdu-01@site.example",
                "成都市第一职业技能鉴定所",
                "成都市 第一职业技能鉴定所　办公室",
                "四川省成都市第一职业技能鉴定所",
                "所长 成都市第一职业技能鉴定所")) {
            Actor actor = actors.of(by);
            assertThat(actor.site().map(Site::id)).as(by).contains("chengdu-01");
            assertThat(actor.city() || actor.province()).as(by).isFalse();
        }
        assertThat(actors.of("成都市第一职业技能鉴定所(武侯分所)").site().map(Site::id)).contains("chengdu-11");
    }

    @Test
    void knowsTheOfficeOfACityWhateverItIsCalled() {
        for (String by : List.of("绵阳市职业技能鉴定指导中心", "绵阳职业技能鉴定指导中心", "四川省绵阳市职业技能鉴定指导中心", "四川绵阳人社局", "李某（绵阳市人力资源和社会保障局）")) {
            assertThat(actors.of(by)).as(by).isEqualTo(new Actor(Optional.empty(), Optional.of("绵阳市")));
        }
        for (String by : List.of("凉山州职业技能鉴定指导中心", "凉山彝族自治州人社局")) {
            assertThat(actors.of(by).city()).as(by).isTrue();
            assertThat(actors.of(by).isAt(all.get("liangshan-01"))).as(by).isTrue();
            assertThat(actors.of(by).isAt(all.get("mianyang-01"))).as(by).isFalse();
        }
        // Of the province's cities without a site, and of others.
        assertThat(actors.of("泸州市职业技能鉴定指导中心").region()).contains("泸州市");
        assertThat(actors.of("重庆市职业技能鉴定指导中心").region()).contains("重庆市");
        assertThat(actors.of("福州市职业技能鉴定指导中心").region()).contains("福州市");
    }

    @Test
    void takesWhatNamesNobodyElseForTheProvince() {
        for (String by : List.of(
                "省职业技能鉴定指导中心 鉴定受理部",
                "四川省职业技能鉴定指导中心 驻成都市督导",
                "四川省人力资源和社会保障厅",
                "省中心",
                "zhang.wei@scosta.example",
                "王成都")) {
            assertThat(actors.of(by).province()).as(by).isTrue();
        }
    }

    /** Whatever stands for the dash. */
    @Test
    void knowsAnIdThatIsMistypedALittle() {
        for (String by : List.of(
                "chengdu_01",
                "chengdu 01",
                "chengdu01",
                "chengdu–01",
                "chengdu−01",
                "cheng\u00addu-01",
                "王某 chengdu_01")) {
            assertThat(actors.of(by).site().map(Site::id)).as(by).contains("chengdu-01");
        }
    }

    /** Rather nobody than the province. */
    @Test
    void takesWhatIsCalledASiteOrADistrictForNeitherCityNorProvince() {
        for (String by : List.of(
                "成都第一职业技能鉴定所",
                "绵阳市鉴定所",
                "成都市第一职业技能鉴定站",
                "第一国家职业技能鉴定所",
                "成都巿第二职业技能鉴定所",
                "武侯区职业技能鉴定指导中心",
                "chengdu-01x",
                "chengdu_1")) {
            Actor actor = actors.of(by);
            assertThat(actor.province() || actor.city()).as(by).isFalse();
            assertThat(actor.isAt(all.get("chengdu-01"))).as(by).isFalse();
        }
        assertThat(actors.of("成都巿职业技能鉴定指导中心").region()).contains("成都市");
    }

    @Test
    void takesAnIdThatNoSiteHasForASiteThatDecidesNothing() {
        Actor actor = actors.of("chengdu-1");
        assertThat(actor.province() || actor.city()).isFalse();
        assertThat(actors.overPeopleAt(List.of(), "chengdu-02"))
                .map(refusal -> refusal.code())
                .contains("NOT_FOR_A_SITE");
        assertThat(actors.of("ops-1").province()).isTrue();
    }
}
