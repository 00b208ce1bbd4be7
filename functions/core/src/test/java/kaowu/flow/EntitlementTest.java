package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.filing.FilingFunctions.DecideRequest;
import kaowu.filing.FilingFunctions.FileRequest;
import kaowu.filing.FilingState;
import kaowu.filing.FilingView;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.site.Authority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may postpone what (notice, part 2). */
@QuarkusTest
@WithTestResource(Servers.class)
class EntitlementTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 25);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    private String unified;
    private String daily;

    @BeforeEach
    void begin() {
        scene.begin();
        unified = scene.round();
        daily = scene.daily();
    }

    private String open(String roundId, Authority authority) {
        String site = scene.site("绵阳市", authority);
        scene.open(roundId, site, null, null);
        return site;
    }

    private FilingView filed(String roundId, String site) {
        return done(disruptions.filings.fileForApproval(Call.of(new FileRequest(
                        site, roundId, site, "考场不足", "某所〔2020〕7号", Disruptions.dates(LATER, null), null, null, null))))
                .filing();
    }

    private FilingView decided(FilingView filing, boolean approved) {
        return done(disruptions.filings.decideFiling(Call.of(
                        new DecideRequest("省中心", null, null, filing.filingNo(), approved, "川人社职鉴备〔2020〕3号", "见批复"))))
                .filing();
    }

    private Answer<Postponed> alone(String by, String roundId, String site, String filingNo) {
        return disruptions.postponeSite(by, roundId, site, LATER, null, filingNo, false);
    }

    private Answer<Postponed> whole(String by, String roundId) {
        return disruptions.postponements.postponeRound(Call.of(new PostponeRequest(
                by, roundId, null, Disruptions.dates(LATER, null), null, "疫情防控需要", null, null, null)));
    }

    @Test
    void letsACityMoveItsDailyRound() {
        String site = open(daily, Authority.CITY);
        done(alone("绵阳市", daily, site, null));
        String other = open(daily, Authority.CITY);
        done(alone(other, daily, other, null));
    }

    @Test
    void leavesForfeitsToTheProvince() {
        String site = open(daily, Authority.CITY);
        assertThat(codes(reinstating("绵阳市", site))).containsExactly("PROVINCE_REINSTATES");
        assertThat(codes(reinstating(site, site))).containsExactly("PROVINCE_REINSTATES");
        done(reinstating("省中心", site));
    }

    private Answer<Postponed> reinstating(String by, String site) {
        return disruptions.postponements.postponeRound(Call.of(new PostponeRequest(
                by,
                daily,
                site,
                Disruptions.dates(LATER, LocalDate.of(2020, 6, 12)),
                null,
                "疫情防控需要",
                null,
                null,
                true)));
    }

    @Test
    void leavesAUnifiedRoundToTheProvince() {
        String site = open(unified, Authority.CITY);
        assertThat(codes(alone("tester", unified, site, null))).containsExactly("PROVINCE_DECIDES");
        assertThat(codes(alone(site, unified, site, null))).containsExactly("PROVINCE_DECIDES");
        assertThat(codes(whole("绵阳市", unified))).containsExactly("PROVINCE_DECIDES");
        assertThat(codes(whole(site, unified))).containsExactly("SITE_MOVES_ITS_OWN");
        assertThat(Stored.in("kaowu-cascades")).isEmpty();
        done(whole("省中心", unified));
    }

    /** Also an office that is written in another way, or whose city has no site. */
    @ParameterizedTest
    @ValueSource(strings = {"乐山市职业技能鉴定指导中心", "四川省绵阳市职业技能鉴定指导中心", "甘孜藏族自治州职业技能鉴定指导中心", "四川省泸州市职业技能鉴定指导中心", "绵阳市"})
    void knowsTheOfficeOfACity(String by) {
        open(unified, Authority.CITY);
        assertThat(codes(whole(by, unified))).containsExactly("PROVINCE_DECIDES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"四川省职业技能鉴定指导中心", "省职业技能鉴定指导中心 鉴定受理部", "省市场监督管理局"})
    void knowsTheProvince(String by) {
        open(unified, Authority.CITY);
        done(whole(by, unified));
    }

    @Test
    void knowsACityByItsNameAfterThatOfTheProvince() {
        String luzhou = scene.site("泸州市", Authority.CITY);
        scene.open(daily, luzhou, null, null);
        done(alone("四川省泸州市职业技能鉴定指导中心", daily, luzhou, null));
    }

    @Test
    void letsNobodyMoveWhatIsOthers() {
        String chengdu = scene.open(daily);
        String mianyang = open(daily, Authority.CITY);
        assertThat(codes(alone("绵阳市", daily, chengdu, null))).containsExactly("CITY_MOVES_ITS_SITES");
        assertThat(codes(whole("绵阳市", daily))).containsExactly("CITY_MOVES_ITS_SITES");
        assertThat(codes(alone(mianyang, daily, chengdu, null))).containsExactly("SITE_MOVES_ITS_OWN");
    }

    @ParameterizedTest
    @EnumSource(
            value = Authority.class,
            names = {"PROVINCIAL_DIRECT", "SPECIAL"})
    void needsAnApprovedFilingFirst(Authority authority) {
        String site = open(daily, authority);
        Registered registered = scene.registered(daily, site);
        assertThat(codes(alone(site, daily, site, null))).containsExactly("FILING_NEEDED");
        Postponed seen = done(disruptions.postponeSite(site, daily, site, LATER, null, null, true));
        assertThat(seen.preview().warnings()).extracting("code").contains("FILING_NEEDED");
        assertThat(seen.preview().warnings())
                .filteredOn(warning -> warning.code().equals("FILING_NEEDED"))
                .allSatisfy(warning -> assertThat(warning.message()).contains("须先报省中心备案"));

        FilingView filing = filed(daily, site);
        assertThat(codes(alone(site, daily, site, filing.filingNo()))).containsExactly("FILING_NOT_APPROVED");
        assertThat(codes(alone(site, daily, site, null))).containsExactly("FILING_NEEDED");
        assertThat(decided(filing, true).state()).isEqualTo(FilingState.APPROVED);
        assertThat(codes(
                        disruptions.postponeSite(site, daily, site, LATER.plusDays(1), null, filing.filingNo(), false)))
                .containsExactly("FILING_FOR_OTHER_DATES");
        assertThat(codes(disruptions.postponeSite(site, daily, site, null, null, null, false)))
                .containsExactly("FILING_FOR_OTHER_DATES");
        done(alone(site, daily, site, filing.filingNo()));
        sweeps.tick();
        assertThat(scene.look(registered).theory()).isEqualTo(LATER);
        assertThat(Stored.in(Stored.AUDIT, "action", "postponeRound"))
                .singleElement()
                .satisfies(item -> assertThat(item.get("after").s()).contains(filing.filingNo()));

        // It is used up.
        assertThat(codes(
                        disruptions.postponeSite(site, daily, site, LATER.plusDays(7), null, filing.filingNo(), false)))
                .containsExactly("FILING_NOT_APPROVED");
        assertThat(codes(disruptions.postponeSite(site, daily, site, LATER.plusDays(7), null, null, false)))
                .containsExactly("FILING_NEEDED");
    }

    @Test
    void takesTheApprovedFilingWithoutItsNumberAndNoOther() {
        String site = open(daily, Authority.PROVINCIAL_DIRECT);
        String other = open(daily, Authority.PROVINCIAL_DIRECT);
        FilingView rejected = decided(filed(daily, site), false);
        assertThat(codes(alone(site, daily, site, rejected.filingNo()))).containsExactly("FILING_NOT_APPROVED");
        FilingView approved = decided(filed(daily, site), true);
        assertThat(codes(alone(other, daily, other, approved.filingNo()))).containsExactly("FILING_NOT_OF_THIS");
        assertThat(codes(alone(other, daily, other, "nothing"))).containsExactly("FILING_NOT_OF_THIS");
        done(alone(site, daily, site, null));
    }

    @Test
    void letsTheProvinceMoveAWholeDailyRound() {
        scene.open(daily);
        open(daily, Authority.PROVINCIAL_DIRECT);
        done(whole("省中心", daily));
    }

    @Test
    void letsTheProvinceAllowOneSiteOfAUnifiedRound() {
        String site = open(unified, Authority.CITY);
        decided(filed(unified, site), true);
        done(alone(site, unified, site, null));
    }
}
