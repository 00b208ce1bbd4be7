package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.site.SiteState;
import kaowu.suspension.SuspensionFunctions.Handed;
import kaowu.suspension.SuspensionFunctions.InspectRequest;
import kaowu.suspension.SuspensionFunctions.RectifyRequest;
import kaowu.suspension.SuspensionFunctions.ResumeRequest;
import kaowu.suspension.SuspensionFunctions.SuspendRequest;
import kaowu.suspension.SuspensionFunctions.Suspended;
import kaowu.suspension.SuspensionFunctions.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may stop a site, and who says that it may work (notice, part 1, paragraph 4). */
@QuarkusTest
@WithTestResource(Servers.class)
class SiteAuthorityTest {

    private static final String CITY = "成都市职业技能鉴定指导中心";
    private static final String OTHER_CITY = "绵阳市职业技能鉴定指导中心";

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    private String site;
    private String neighbour;

    @BeforeEach
    void begin() {
        scene.begin();
        site = scene.site();
        neighbour = scene.site();
    }

    private Answer<Suspended> suspend(String by) {
        return disruptions.suspensions.suspendSite(Call.of(new SuspendRequest(by, site, "体温检测记录不全", null)));
    }

    private Answer<Suspended> rectify(String by) {
        return disruptions.suspensions.rectifySite(
                Call.of(new RectifyRequest(by, site, null, List.of(new Handed(null, "记录已补齐")))));
    }

    private Answer<Suspended> inspect(String by) {
        return disruptions.suspensions.inspectSite(
                Call.of(new InspectRequest(by, site, "复查", List.of(new Verdict(1, true, null)))));
    }

    private Answer<Suspended> resume(String by) {
        return disruptions.suspensions.resumeSite(Call.of(new ResumeRequest(by, site, "复查合格")));
    }

    @Test
    void letsASiteStopItselfAndPutThingsRightButNotJudgeItself() {
        done(suspend(site));
        done(rectify("测试站 " + site));
        assertThat(codes(inspect(site))).containsExactly("NOT_BY_A_SITE");
        assertThat(codes(resume("测试站 " + site))).containsExactly("NOT_BY_A_SITE");
        assertThat(inspect(site).refusals().get(0).message()).contains("由所在市（州）或省中心决定");
        done(inspect(CITY));
        assertThat(done(resume(CITY)).site().state()).isEqualTo(SiteState.ACCEPTED);
    }

    @Test
    void letsNobodyActForASiteThatIsNotTheirs() {
        for (String by : List.of(neighbour, OTHER_CITY)) {
            assertThat(codes(suspend(by))).as(by).containsExactly("NOT_FOR_THIS_SITE");
        }
        done(suspend(CITY));
        for (String by : List.of(neighbour, OTHER_CITY)) {
            assertThat(codes(rectify(by))).as(by).containsExactly("NOT_FOR_THIS_SITE");
        }
        assertThat(codes(inspect(OTHER_CITY))).containsExactly("NOT_FOR_THIS_SITE");
        assertThat(codes(resume(OTHER_CITY))).containsExactly("NOT_FOR_THIS_SITE");
        assertThat(codes(inspect("省中心"))).containsExactly("NONE_TO_INSPECT");
        assertThat(Stored.in(Stored.AUDIT, "subject", "site/" + site))
                .extracting(item -> item.get("action").s())
                .containsExactlyInAnyOrder("registerSite", "acceptSite", "suspendSite");
        done(rectify("省中心"));
        assertThat(codes(rectify(site))).containsExactly("NONE_TO_RECTIFY");
    }

    @Test
    void letsNoSiteBeCalledWhatAnOfficeOrAnotherSiteIsCalled() {
        for (String name : List.of(CITY, "省职业技能鉴定指导中心", "四川省 职业技能鉴定指导中心")) {
            assertThat(codes(described(site, called(site, name)))).as(name).containsExactly("SITE_NAME_OF_OFFICE");
        }
        for (String name : List.of("测试站 " + neighbour, "测试站" + neighbour, neighbour)) {
            assertThat(codes(described(site, called(site, name)))).as(name).containsExactly("SITE_NAME_TAKEN");
        }
        done(described(site, called(site, "测试站（南区）" + site)));
    }

    private static Site called(String id, String name) {
        Site usual = Scene.siteCalled(id);
        return new Site(id, name, usual.region(), usual.authority(), usual.occupations(), null, null, null);
    }

    private Answer<?> described(String by, Site site) {
        return scene.sites.registerSite(Call.of(new RegisterSiteRequest(by, site, null)));
    }

    private Answer<?> opened(String by) {
        return scene.intakes.openIntake(
                Call.of(new OpenIntakeRequest(by, scene.round(), site, null, null, null, null)));
    }

    @Test
    void letsNobodyDescribeOrOpenASiteThatIsNotTheirs() {
        Site own = Scene.siteCalled(site);
        Site freed = new Site(site, own.name(), own.region(), Authority.SPECIAL, own.occupations(), null, null, null);
        for (String by : List.of(neighbour, OTHER_CITY)) {
            assertThat(codes(described(by, own))).as(by).containsExactly("NOT_FOR_THIS_SITE");
            assertThat(codes(opened(by))).as(by).containsExactly("NOT_FOR_THIS_SITE");
        }
        done(described(site, own));
        done(opened(CITY));
        assertThat(codes(described(site, freed))).containsExactly("PROVINCE_ASSIGNS");
        assertThat(codes(described(CITY, freed))).containsExactly("PROVINCE_ASSIGNS");
        done(described("省中心", freed));
    }

    @Test
    void letsNoSiteAcceptItself() {
        String fresh = "site-" + Candidates.next();
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest(fresh, Scene.siteCalled(fresh), null))));
        assertThat(codes(scene.sites.acceptSite(Call.of(new AcceptSiteRequest(fresh, fresh, "自查合格")))))
                .containsExactly("NOT_BY_A_SITE");
        assertThat(codes(scene.sites.acceptSite(Call.of(new AcceptSiteRequest(OTHER_CITY, fresh, "验收通过")))))
                .containsExactly("NOT_FOR_THIS_SITE");
        done(scene.sites.acceptSite(Call.of(new AcceptSiteRequest(CITY, fresh, "验收通过"))));
    }
}
