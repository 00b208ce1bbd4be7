package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kaowu.catalogue.OccupationFunctions;
import kaowu.catalogue.OccupationFunctions.Level;
import kaowu.catalogue.OccupationFunctions.ListOccupationsRequest;
import kaowu.catalogue.OccupationFunctions.Listed;
import kaowu.catalogue.OccupationFunctions.ListedOccupation;
import kaowu.catalogue.OccupationFunctions.Photo;
import kaowu.door.Call;
import kaowu.eligibility.MaterialKind;
import kaowu.intake.IntakeState;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.ListedIntake;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions.ListSitesRequest;
import kaowu.site.SiteFunctions.ListedSite;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.site.SiteState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody is shown before she registers: sites, places, occupations. */
@QuarkusTest
@WithTestResource(Servers.class)
class CatalogueTest {

    @Inject
    Scene scene;

    @Inject
    OccupationFunctions occupations;

    @Inject
    TestClock clock;

    private String round;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
    }

    private void site(String id, String region, String... offered) {
        Site site = new Site(id, "站 " + id, region, Authority.CITY, List.of(offered), null, null, null);
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", site, null))));
    }

    private List<String> sites(String region, String occupation) {
        return done(scene.sites.listSites(Call.of(new ListSitesRequest(region, occupation)))).sites().stream()
                .map(ListedSite::id)
                .toList();
    }

    private List<ListedIntake> intakes(String roundId, String occupation) {
        return done(scene.intakes.listIntakes(Call.of(new ListIntakesRequest(roundId, occupation))))
                .intakes();
    }

    private Listed listed(String lang) {
        return done(occupations.listOccupations(Call.of(new ListOccupationsRequest(), lang)));
    }

    private ListedOccupation occupation(String name) {
        return listed("zh-CN").occupations().stream()
                .filter(occupation -> occupation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Plan leaving(String planId, List<String> toBeAnnounced) {
        Plan plan = Scene.plan(planId, Scene.DEADLINE, Scene.THEORY);
        return new Plan(
                plan.id(),
                plan.kind(),
                plan.title(),
                plan.source(),
                plan.zone(),
                plan.cutoff(),
                plan.rounds(),
                toBeAnnounced);
    }

    @Test
    void listsSitesOfARegionThatOfferAnOccupation() {
        site("b-1", "成都市", "育婴员", "保安员");
        site("a-1", "成都市", "保安员");
        site("c-1", "乐山市", "育婴员");
        String accepted = scene.site();
        assertThat(sites(null, null)).containsExactly("a-1", "b-1", "c-1", accepted);
        assertThat(sites("成都市", "育婴员")).containsExactly("b-1", accepted);
        assertThat(sites("乐山市", null)).containsExactly("c-1");
        assertThat(sites("自贡市", null)).isEmpty();
        assertThat(done(scene.sites.listSites(Call.of(new ListSitesRequest(null, null))))
                        .sites())
                .extracting(ListedSite::state)
                .containsExactly(SiteState.REGISTERED, SiteState.REGISTERED, SiteState.REGISTERED, SiteState.ACCEPTED);
    }

    @Test
    void sumsTheShardsOfAnIntake() {
        String site = scene.site();
        scene.open(round, site, 10, 4);
        scene.registered(round, site, 3);
        assertThat(intakes(round, null)).singleElement().satisfies(intake -> {
            assertThat(intake.siteId()).isEqualTo(site);
            assertThat(intake.name()).isEqualTo("测试站 " + site);
            assertThat(intake.region()).isEqualTo("成都市");
            assertThat(intake.occupations()).containsExactly("育婴员", "保安员");
            assertThat(intake.state()).isEqualTo(IntakeState.OPEN);
            assertThat(intake.capacity()).isEqualTo(10);
            assertThat(intake.taken()).isEqualTo(3);
            assertThat(intake.free()).isEqualTo(7);
            assertThat(intake.closesAt()).hasToString("2020-05-30T00:00+08:00");
        });
    }

    @Test
    void saysOfAnUnlimitedIntakeOnlyHowManyAreIn() {
        String site = scene.open(round);
        scene.registered(round, site);
        assertThat(intakes(round, null)).singleElement().satisfies(intake -> {
            assertThat(intake.capacity()).isNull();
            assertThat(intake.free()).isNull();
            assertThat(intake.taken()).isEqualTo(1);
        });
    }

    @Test
    void listsTheIntakesOfOneRoundSiteBySiteAndOnlyThoseOfAcceptedSites() {
        String other = scene.round(LocalDate.of(2020, 8, 21), LocalDate.of(2020, 9, 19));
        List<String> open =
                IntStream.range(0, 3).mapToObj(i -> scene.open(round)).toList();
        scene.open(other);
        assertThat(intakes(round, null))
                .extracting(ListedIntake::siteId)
                .containsExactlyElementsOf(open.stream().sorted().toList());
        assertThat(intakes(round, "保安员")).hasSize(3);
        assertThat(intakes(round, "电工")).isEmpty();
    }

    @Test
    void readsTheSitesOfMoreIntakesThanOneBatchHolds() {
        IntStream.range(0, 101).forEach(i -> scene.open(round));
        assertThat(intakes(round, null))
                .hasSize(101)
                .extracting(ListedIntake::siteId)
                .isSorted();
    }

    @Test
    void showsAnIntakeClosedFromTheVeryInstantOfTheDeadline() {
        scene.open(round);
        clock.set(CLOSES_AT.minusMillis(1));
        assertThat(intakes(round, null)).extracting(ListedIntake::state).containsExactly(IntakeState.OPEN);
        clock.set(CLOSES_AT);
        assertThat(intakes(round, null)).extracting(ListedIntake::state).containsExactly(IntakeState.CLOSED);
    }

    @Test
    void refusesToListTheIntakesOfARoundThatDoesNotExist() {
        assertThat(codes(scene.intakes.listIntakes(Call.of(new ListIntakesRequest("nonsense-1", null)))))
                .containsExactly("UNKNOWN_ROUND");
    }

    @Test
    void listsEveryOccupationThatIsKnownFromAnywhere() {
        site("a-1", "成都市", "茶艺师");
        done(scene.publish(leaving("left-1", List.of("劳动关系协调员")), null, null));
        assertThat(listed("zh-CN").occupations())
                .extracting(ListedOccupation::name)
                .containsExactly("育婴员", "保安员", "智能楼宇管理员", "茶艺师", "劳动关系协调员");
        assertThat(occupation("茶艺师").levels())
                .extracting(Level::level, Level::name)
                .containsExactly(
                        tuple(5, "五级/初级工"),
                        tuple(4, "四级/中级工"),
                        tuple(3, "三级/高级工"),
                        tuple(2, "二级/技师"),
                        tuple(1, "一级/高级技师"));
        assertThat(occupation("智能楼宇管理员").note()).contains("没有查到可靠来源");
        assertThat(occupation("保安员").minimumAge()).isEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN|五级/初级工|本职业或相关职业学徒期满|证件照",
                "en|level 5, junior|Apprenticeship in this or a related occupation finished|ID photo"
            })
    void speaksTheCallersLanguage(String lang, String level, String clause, String photo) {
        Listed listed = listed(lang);
        Level lowest = listed.occupations().get(0).levels().get(0);
        assertThat(lowest.name()).isEqualTo(level);
        assertThat(lowest.clauses().get(1).text()).isEqualTo(clause);
        assertThat(lowest.clauses().get(1).papers()).containsExactly(MaterialKind.APPRENTICESHIP_PROOF);
        assertThat(lowest.required())
                .containsExactly(MaterialKind.APPLICATION_FORM, MaterialKind.ID_PHOTO, MaterialKind.ID_COPY);
        assertThat(listed.materials()).hasSize(MaterialKind.values().length);
        assertThat(listed.materials().get(1)).satisfies(material -> {
            assertThat(material.name()).isEqualTo(photo);
            assertThat(material.contentTypes()).containsExactly("image/jpeg");
            assertThat(material.minimumSize()).isEqualTo(2048);
            assertThat(material.photo()).isEqualTo(new Photo(295, 413, "WHITE"));
        });
        assertThat(listed.materials().get(0).photo()).isNull();
    }

    @Test
    void saysOfAnOccupationThatItsDatesWillBeAnnouncedUntilALiveRoundNamesIt() {
        done(scene.publish(leaving("left-1", List.of("劳动关系协调员")), null, null));
        assertThat(occupation("劳动关系协调员").toBeAnnounced()).isTrue();
        assertThat(occupation("育婴员").toBeAnnounced()).isFalse();
        done(scene.publish(Scene.plan("other-1", Scene.DEADLINE, Scene.THEORY, "劳动关系协调员"), null, null));
        assertThat(occupation("劳动关系协调员").toBeAnnounced()).isFalse();
        clock.set(CLOSES_AT);
        assertThat(occupation("劳动关系协调员").toBeAnnounced()).isTrue();
    }

    @Test
    void forgetsWhatANewVersionOfThePlanNoLongerLeavesToBeAnnounced() {
        done(scene.publish(leaving("left-1", List.of("劳动关系协调员", "技师统考")), null, null));
        done(scene.publish(leaving("left-1", List.of("技师统考")), null, null));
        assertThat(listed("zh-CN").occupations())
                .extracting(ListedOccupation::name)
                .contains("技师统考")
                .doesNotContain("劳动关系协调员");
    }

    @Test
    void refusesAPlanThatLeavesToBeAnnouncedWhatItHasARoundFor() {
        var before = Stored.everything();
        var answer = scene.publish(leaving("left-1", List.of("技师统考", "保安员")), null, null);
        assertThat(codes(answer)).containsExactly("TO_BE_ANNOUNCED_HAS_ROUND");
        assertThat(answer.refusals().get(0).field()).isEqualTo("plan.toBeAnnounced[1]");
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @Test
    void namesTheZoneOfARound() {
        assertThat(done(scene.plans.listRounds(Call.of(new ListRequest(null, null))))
                        .rounds())
                .allSatisfy(view -> assertThat(view.zone()).isEqualTo("Asia/Shanghai"));
    }
}
