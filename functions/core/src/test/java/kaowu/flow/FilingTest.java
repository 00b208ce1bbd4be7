package kaowu.flow;

import static kaowu.flow.Scene.DEADLINE;
import static kaowu.flow.Scene.THEORY;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kaowu.audit.AuditItem;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.filing.Filing;
import kaowu.filing.FilingFunctions;
import kaowu.filing.FilingFunctions.DecideRequest;
import kaowu.filing.FilingFunctions.FileRequest;
import kaowu.filing.FilingFunctions.FilingReply;
import kaowu.filing.FilingFunctions.ListFilingsRequest;
import kaowu.filing.FilingState;
import kaowu.filing.FilingTable;
import kaowu.filing.FilingView;
import kaowu.schedule.NewDates;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanKind;
import kaowu.schedule.PlannedRound;
import kaowu.schedule.Practical;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.table.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site files before it postpones, and the province decides, once. */
@QuarkusTest
@WithTestResource(Servers.class)
class FilingTest {

    private static final String FILINGS = "kaowu-filings";
    private static final String PROVINCE = "省职业技能鉴定指导中心";
    private static final LocalDate LATER = LocalDate.of(2020, 7, 18);
    private static final NewDates TO = new NewDates(null, LATER, new Practical(LATER, LATER.plusDays(13)));

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    TestClock clock;

    @Inject
    FilingTable filings;

    @Inject
    AuditTable audit;

    @Inject
    Transactions transactions;

    private String round;
    private String site;

    @BeforeEach
    void begin() {
        scene.begin();
        round = round(PlanKind.DAILY);
        site = site(Authority.PROVINCIAL_DIRECT);
        scene.open(round, site, null, null);
    }

    private String round(PlanKind kind) {
        String planId = "filed-" + Candidates.next();
        List<String> occupations = kind == PlanKind.UNIFIED ? List.of(Scene.OCCUPATION) : List.of();
        PlannedRound row =
                new PlannedRound(1, occupations, null, DEADLINE, THEORY, new Practical(THEORY, THEORY.plusDays(14)));
        done(scene.publish(
                new Plan(planId, kind, "测试安排表", "测试", Scene.ZONE.getId(), "24:00", List.of(row), null), null, null));
        return planId + "-1";
    }

    private String site(Authority authority) {
        String id = "sz-" + Candidates.next();
        Site registered = new Site(id, "测试所 " + id, "省直批", authority, List.of(Scene.OCCUPATION), null, null, null);
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", registered, null))));
        done(scene.sites.acceptSite(Call.of(new AcceptSiteRequest("tester", id, "验收通过"))));
        return id;
    }

    private String filingNo(int no) {
        return round + "/" + site + "/" + no;
    }

    private Answer<FilingReply> file() {
        return file("人数较多", null);
    }

    private Answer<FilingReply> file(String reason, String decideBy) {
        OffsetDateTime by = decideBy == null ? null : OffsetDateTime.parse(decideBy);
        return disruptions.filings.fileForApproval(
                Call.of(new FileRequest("某所", round, site, reason, "某所〔2020〕7号", TO, null, by, null)));
    }

    private Answer<FilingReply> fileAt(String roundId, String siteId, String lang) {
        return disruptions.filings.fileForApproval(
                Call.of(new FileRequest("某所", roundId, siteId, null, "某所〔2020〕7号", null, null, null, null), lang));
    }

    private Answer<FilingReply> decide(boolean approved, String remark) {
        return decide(PROVINCE, filingNo(1), approved, remark, "zh-CN");
    }

    private Answer<FilingReply> decide(String by, String filingNo, boolean approved, String remark, String lang) {
        return disruptions.filings.decideFiling(
                Call.of(new DecideRequest(by, null, null, filingNo, approved, "川职鉴备〔2020〕3号", remark), lang));
    }

    private Answer<FilingReply> decideThere(String roundId, String siteId) {
        return disruptions.filings.decideFiling(
                Call.of(new DecideRequest(PROVINCE, roundId, siteId, null, true, null, null)));
    }

    private List<FilingView> listed(FilingState state, String siteId, String roundId) {
        return done(list(state, siteId, roundId)).filings();
    }

    private Answer<FilingFunctions.Filings> list(FilingState state, String siteId, String roundId) {
        return disruptions.filings.listFilings(Call.of(new ListFilingsRequest(state, siteId, roundId)));
    }

    private static String said(Answer<?> answer) {
        return answer.refusals().get(0).message();
    }

    @Test
    void isFiledWithWhatIsAskedFor() {
        FilingView filed = done(file()).filing();
        assertThat(filed.filingNo()).isEqualTo(filingNo(1));
        assertThat(filed.state()).isEqualTo(FilingState.FILED);
        assertThat(filed.reason()).isEqualTo("人数较多");
        assertThat(filed.document()).isEqualTo("某所〔2020〕7号");
        assertThat(filed.to()).isEqualTo(TO);
        assertThat(filed.tbd()).isNull();
        assertThat(filed.filedAt()).isEqualTo("2020-05-18T09:00:00+08:00");
        assertThat(filed.decideBy()).isEqualTo("2020-05-26T00:00:00+08:00");
        assertThat(filed.decidedBy()).isNull();
        assertThat(listed(null, null, null)).containsExactly(filed);
        assertThat(filings.latestOpen(round, site)).map(Filing::filingNo).contains(filingNo(1));
        assertThat(filings.approved(round, site)).isEmpty();
    }

    @Test
    void isApprovedOnce() {
        done(file());
        clock.set("2020-05-19T10:00:00+08:00");
        FilingView approved = done(decide(true, null)).filing();
        assertThat(approved.state()).isEqualTo(FilingState.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo(PROVINCE);
        assertThat(approved.decidedAt()).isEqualTo("2020-05-19T10:00:00+08:00");
        assertThat(approved.decision()).isEqualTo("川职鉴备〔2020〕3号");
        assertThat(listed(null, null, null)).isEmpty();
        assertThat(filings.open()).isEmpty();
        assertThat(filings.latestOpen(round, site)).isEmpty();
        clock.set("2020-05-19T11:00:00+08:00");
        assertThat(done(decide(true, null)).filing()).isEqualTo(approved);
        assertThat(codes(decide(false, "材料不全"))).containsExactly("FILING_DECIDED");
        assertThat(filings.approved(round, site)).map(Filing::filingNo).contains(filingNo(1));
        assertThat(audit.of("filing/" + round + "/" + site)).hasSize(2);
    }

    @Test
    void isRejectedWithARemarkAndCanBeFiledAnew() {
        done(file());
        assertThat(codes(decide(false, null))).containsExactly("MISSING_FIELD");
        assertThat(codes(decide(false, " "))).containsExactly("MISSING_FIELD");
        assertThat(done(decide(false, "材料不全")).filing().remark()).isEqualTo("材料不全");
        NewDates same = new NewDates(null, Scene.THEORY, new Practical(Scene.THEORY, Scene.THEORY.plusDays(14)));
        assertThat(codes(disruptions.filings.fileForApproval(
                        Call.of(new FileRequest("某所", round, site, "疫情", null, same, null, null, null)))))
                .containsExactly("FILING_FOR_DATES_THAT_HOLD");
        assertThat(codes(decideThere(round, site))).containsExactly("FILING_NOT_OPEN");
        assertThat(done(file()).filing().filingNo()).isEqualTo(filingNo(2));
        assertThat(done(decideThere(round, site)).filing().filingNo()).isEqualTo(filingNo(2));
        assertThat(listed(null, site, round))
                .extracting(FilingView::state)
                .containsExactly(FilingState.REJECTED, FilingState.APPROVED);
        assertThat(listed(FilingState.REJECTED, site, null))
                .extracting(FilingView::filingNo)
                .containsExactly(filingNo(1));
        // Nothing found would be taken for nothing filed.
        assertThat(codes(list(FilingState.APPROVED, "nowhere", "never")))
                .containsExactly("UNKNOWN_ROUND", "UNKNOWN_SITE");
    }

    @Test
    void staysAsItIsWhenItIsRepeated() {
        FilingView filed = done(file()).filing();
        clock.set("2020-05-20T09:00:00+08:00");
        assertThat(done(file()).filing()).isEqualTo(filed);
        assertThat(done(file("人数较多", "2020-05-26T00:00:00+08:00")).filing()).isEqualTo(filed);
        assertThat(codes(file("人数较多", "2020-05-27T00:00:00+08:00"))).containsExactly("FILING_OPEN");
        assertThat(codes(file("疫情", null))).containsExactly("FILING_OPEN");
        assertThat(Stored.in(FILINGS)).hasSize(1);
        assertThat(audit.of("filing/" + round + "/" + site)).hasSize(1);
    }

    @Test
    void isOpenedOnceThoughManyFileAtOnce() {
        List<Answer<FilingReply>> different =
                Together.all(List.of(() -> file("人数较多", null), () -> file("疫情", null), () -> file("停电", null)));
        assertThat(different.stream().filter(answer -> answer.value() != null)).hasSize(1);
        assertThat(different.stream().flatMap(answer -> codes(answer).stream()))
                .containsExactly("FILING_OPEN", "FILING_OPEN");
        assertThat(Stored.in(FILINGS)).hasSize(1);
        begin();
        assertThat(Together.times(3, this::file))
                .allSatisfy(
                        answer -> assertThat(done(answer).filing().filingNo()).isEqualTo(filingNo(1)));
        assertThat(Stored.in(FILINGS)).hasSize(1);
    }

    @Test
    void isDecidedOnceThoughTwoDecideAtOnce() {
        done(file());
        List<Answer<FilingReply>> answers =
                Together.all(List.of(() -> decide(true, null), () -> decide(false, "材料不全")));
        assertThat(answers.stream().filter(answer -> answer.value() != null)).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream())).containsExactly("FILING_DECIDED");
        assertThat(audit.of("filing/" + round + "/" + site))
                .extracting(AuditItem::action)
                .containsExactlyInAnyOrder("fileForApproval", "decideFiling");
    }

    /** Over a weekend; over 端午, which is made up for on Sunday, 28 June. */
    @ParameterizedTest
    @CsvSource({
        "2020-05-18T09:00:00+08:00, 2020-05-26T00:00:00+08:00",
        "2020-05-22T23:59:59+08:00, 2020-05-30T00:00:00+08:00",
        "2020-06-23T09:00:00+08:00, 2020-07-02T00:00:00+08:00"
    })
    void isToBeDecidedWithinFiveWorkingDays(String filedAt, OffsetDateTime decideBy) {
        clock.set(filedAt);
        assertThat(done(file()).filing().decideBy()).isEqualTo(decideBy);
    }

    @Test
    void isOverdueFromTheInstantOnAndCanStillBeDecided() {
        done(file());
        clock.set("2020-05-25T23:59:59.999+08:00");
        assertThat(listed(null, null, null)).extracting(FilingView::overdue).containsExactly(false);
        clock.set("2020-05-26T00:00:00+08:00");
        assertThat(listed(null, null, null)).extracting(FilingView::overdue).containsExactly(true);
        assertThat(filings.approved(round, site)).isEmpty();
        assertThat(done(decide(true, null)).filing().overdue()).isFalse();
    }

    @Test
    void listsFirstWhatWillBeLateFirst() {
        done(file("人数较多", "2020-05-22T18:00:00+08:00"));
        String later = filingNo(1);
        site = site(Authority.SPECIAL);
        scene.open(round, site, null, null);
        done(file("人数较多", "2020-05-20T18:00:00+08:00"));
        assertThat(listed(null, null, null)).extracting(FilingView::filingNo).containsExactly(filingNo(1), later);
        assertThat(listed(null, site, null)).extracting(FilingView::filingNo).containsExactly(filingNo(1));
    }

    @Test
    void isWantedWhereTheCityDoesNotDecide() {
        String city = site(Authority.CITY);
        scene.open(round, city, null, null);
        assertThat(codes(fileAt(round, city, "zh-CN"))).containsExactly("NO_FILING_NEEDED");
        for (PlanKind kind : List.of(PlanKind.UNIFIED, PlanKind.SPECIAL)) {
            String other = round(kind);
            scene.open(other, city, null, null);
            FilingView filed = done(fileAt(other, city, "zh-CN")).filing();
            assertThat(filed.reason()).isNull();
            assertThat(filed.to()).isNull();
        }
    }

    @Test
    void saysInBothLanguagesWhyItIsRefused() {
        String city = site(Authority.CITY);
        assertThat(said(fileAt(round, city, "zh-CN"))).isEqualTo("报名点“测试所 " + city + "”的日常鉴定时间由所在市（州）自行安排，顺延不需要备案。");
        assertThat(said(fileAt(round, city, "en"))).contains(city).endsWith("a postponement needs no filing.");
        done(file());
        done(decide(true, null));
        assertThat(said(decide(PROVINCE, filingNo(1), false, "材料不全", "zh-CN")))
                .isEqualTo("备案“" + filingNo(1) + "”已于 2020-05-18 09:00 (Asia/Shanghai, UTC+08:00) 决定：同意。");
        assertThat(said(decide(PROVINCE, filingNo(1), false, "材料不全", "en"))).endsWith("UTC+08:00): approved.");
    }

    @Test
    void refusesWhatCannotBeFiledOrDecided() {
        assertThat(codes(fileAt("nothing-1", site, "zh-CN"))).containsExactly("UNKNOWN_ROUND");
        assertThat(codes(fileAt(round, "nowhere", "zh-CN"))).containsExactly("UNKNOWN_SITE");
        assertThat(codes(fileAt(round, site(Authority.SPECIAL), "zh-CN"))).containsExactly("NO_INTAKE_THERE");
        assertThat(codes(file("人数较多", "2020-05-18T09:00:00+08:00"))).containsExactly("DECIDE_BY_PASSED");
        assertThat(codes(disruptions.filings.fileForApproval(
                        Call.of(new FileRequest("某所", round, site, "疫情", null, TO, true, null, null)))))
                .containsExactly("FILING_DATES_OR_TBD");
        for (String no :
                List.of("", "1", "a/b", filingNo(1), filingNo(0), "a".repeat(900) + "/" + "b".repeat(900) + "/1")) {
            assertThat(codes(decide(PROVINCE, no, true, null, "zh-CN"))).as(no).containsExactly("FILING_UNKNOWN");
        }
        assertThat(codes(decideThere(round, site))).containsExactly("FILING_NOT_OPEN");
        assertThat(codes(decideThere(round, null))).containsExactly("MISSING_FIELD");
        assertThat(codes(list(null, "b".repeat(900), "a".repeat(900))))
                .containsExactly("UNKNOWN_ROUND", "UNKNOWN_SITE");
        done(file());
        assertThat(codes(disruptions.filings.decideFiling(
                        Call.of(new DecideRequest(PROVINCE, "other-1", site, filingNo(1), true, null, null)))))
                .containsExactly("FILING_UNKNOWN");
        clock.set("2020-07-05T00:00:00+08:00");
        assertThat(codes(file())).containsExactly("ROUND_OVER");
    }

    @Test
    void isUsedForOnePostponement() {
        done(file());
        Filing filed = filings.latestOpen(round, site).orElseThrow();
        assertThat(transactions.commit(List.of(filings.use(filed, 2)))).isPresent();
        done(decide(true, null));
        Filing approved = filings.approved(round, site).orElseThrow();
        assertThat(transactions.commit(List.of(filings.use(approved, 2)))).isEmpty();
        assertThat(transactions.commit(List.of(filings.use(approved, 3))))
                .hasValueSatisfying(rejection ->
                        assertThat(rejection.of(FilingTable.FILING)).isPresent());
        assertThat(filings.approved(round, site)).isEmpty();
        assertThat(filings.find(filingNo(1))).flatMap(Filing::usedFor).contains(2);
        assertThat(done(decide(true, null)).filing().state()).isEqualTo(FilingState.USED);
    }

    @Test
    void leavesItsTraceInTheAuditTrail() {
        done(file());
        clock.set("2020-05-19T10:00:00+08:00");
        done(decide(false, "材料不全"));
        List<AuditItem> items = audit.of("filing/" + round + "/" + site);
        assertThat(items).extracting(AuditItem::action).containsExactly("fileForApproval", "decideFiling");
        assertThat(items).extracting(AuditItem::by).containsExactly("某所", PROVINCE);
        assertThat(items).extracting(AuditItem::reason).containsExactly("人数较多", "材料不全");
        assertThat(items.get(0).before()).isNull();
        assertThat(items.get(0).after()).contains("某所〔2020〕7号", "2020-07-18");
        assertThat(items.get(1).before()).contains("FILED");
        assertThat(items.get(1).after()).contains("REJECTED", "川职鉴备〔2020〕3号");
    }
}
