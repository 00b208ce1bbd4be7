package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.filing.FilingFunctions.DecideRequest;
import kaowu.filing.FilingFunctions.FileRequest;
import kaowu.filing.FilingFunctions.FilingReply;
import kaowu.filing.FilingFunctions.ListFilingsRequest;
import kaowu.filing.FilingState;
import kaowu.filing.FilingView;
import kaowu.schedule.NewDates;
import kaowu.schedule.Practical;
import kaowu.site.Authority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a filing is, what must stand in it, and that it can be taken back. */
@QuarkusTest
@WithTestResource(Servers.class)
class WithdrawnFilingTest {

    private static final LocalDate LATER = LocalDate.of(2020, 7, 18);

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    private String round;
    private String site;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.daily();
        site = scene.site("省直批", Authority.PROVINCIAL_DIRECT);
        scene.open(round, site, null, null);
    }

    private Answer<FilingReply> file(String by, String reason, NewDates to) {
        return disruptions.filings.fileForApproval(
                Call.of(new FileRequest(by, round, site, reason, null, to, null, null, null)));
    }

    private Answer<FilingReply> withdraw(String by) {
        return disruptions.filings.fileForApproval(
                Call.of(new FileRequest(by, round, site, "日期填错", null, null, null, null, true)));
    }

    private Answer<FilingReply> decide(FilingView filing) {
        return decide("省中心", filing);
    }

    private Answer<FilingReply> decide(String by, FilingView filing) {
        return disruptions.filings.decideFiling(
                Call.of(new DecideRequest(by, null, null, filing.filingNo(), true, null, null)));
    }

    private List<FilingView> listed(String roundId, String siteId) {
        return done(disruptions.filings.listFilings(Call.of(new ListFilingsRequest(null, siteId, roundId))))
                .filings();
    }

    @Test
    void isTakenBackUntilItIsDecidedOn() {
        FilingView first = done(file(site, "考场不足", null)).filing();
        assertThat(done(withdraw(site)).filing())
                .extracting("filingNo", "state", "overdue")
                .containsExactly(first.filingNo(), FilingState.WITHDRAWN, false);
        assertThat(done(withdraw(site)).filing().filingNo()).isEqualTo(first.filingNo());
        assertThat(codes(decide(first))).containsExactly("FILING_TAKEN_BACK");
        assertThat(listed(null, null)).isEmpty();
        FilingView second =
                done(file(site, "考场不足", Disruptions.dates(LATER, null))).filing();
        assertThat(second.filingNo()).isNotEqualTo(first.filingNo());
        done(decide(second));
        assertThat(codes(withdraw(site))).containsExactly("FILING_NOTHING_TO_WITHDRAW");
        assertThat(Stored.in(Stored.AUDIT, "action", "fileForApproval"))
                .hasSize(3)
                .filteredOn(item -> item.get("after").s().contains("WITHDRAWN"))
                .singleElement()
                .satisfies(item -> assertThat(item.get("reason").s()).isEqualTo("日期填错"));
        assertThat(listed(null, site))
                .extracting(FilingView::state)
                .containsExactly(FilingState.WITHDRAWN, FilingState.APPROVED);
        assertThat(listed(round, null)).hasSize(2);
    }

    /** Either it is decided on, or it is taken back. */
    @Test
    void isNotTakenBackAndApprovedAtOnce() {
        FilingView filing = done(file(site, "考场不足", null)).filing();
        List<Answer<FilingReply>> answers = Together.all(List.of(() -> withdraw(site), () -> decide(filing)));
        assertThat(answers).filteredOn(answer -> answer.value() != null).hasSize(1);
        FilingState state = answers.get(0).value() == null ? FilingState.APPROVED : FilingState.WITHDRAWN;
        assertThat(listed(round, site)).extracting(FilingView::state).containsExactly(state);
    }

    @Test
    void isForTheSiteItselfToFile() {
        String other = scene.site("省直批", Authority.PROVINCIAL_DIRECT);
        for (String by : List.of(other, "测试站 " + other, "成都市职业技能鉴定指导中心")) {
            assertThat(codes(file(by, "考场不足", null))).as(by).containsExactly("NOT_FOR_THIS_SITE");
            assertThat(codes(withdraw(by))).as(by).containsExactly("NOT_FOR_THIS_SITE");
        }
        assertThat(listed(round, site)).isEmpty();
        done(file("测试站 " + site, "考场不足", null));
    }

    @Test
    void isNotDecidedByASiteOrItsRegion() {
        FilingView filing = done(file(site, "考场不足", null)).filing();
        String other = scene.site("成都市", Authority.CITY);
        for (String by : List.of(site, other, "省直批", "测试站 " + site, "成都市职业技能鉴定指导中心")) {
            assertThat(codes(decide(by, filing))).as(by).containsExactly("PROVINCE_APPROVES");
        }
        assertThat(listed(round, site)).extracting(FilingView::state).containsExactly(FilingState.FILED);
    }

    @Test
    void saysWhyAndForDatesThatCanBe() {
        LocalDate past = LocalDate.of(2020, 5, 1);
        assertThat(codes(file(site, null, null))).containsExactly("FILING_REASON_OR_DOCUMENT");
        assertThat(codes(file(site, " ", Disruptions.dates(past, null))))
                .containsExactly(
                        "FILING_REASON_OR_DOCUMENT",
                        "NEW_DAY_PASSED",
                        "NEW_WINDOW_PASSED",
                        "DEADLINE_NOT_BEFORE_THEORY");
        NewDates reversed = new NewDates(null, LATER, new Practical(LATER, LATER.minusDays(1)));
        assertThat(codes(file(site, "考场不足", reversed))).containsExactly("WINDOW_REVERSED");
        assertThat(codes(file(site, "考场不足", Disruptions.dates(LATER, past)))).containsExactly("NEW_DEADLINE_PASSED");
        assertThat(codes(withdraw(site))).containsExactly("FILING_NOTHING_TO_WITHDRAW");
    }
}
