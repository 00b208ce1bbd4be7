package kaowu.flow;

import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.site.Finding.Kind;
import kaowu.site.Finding.State;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.site.SiteFunctions.ViewSiteRequest;
import kaowu.site.SiteState;
import kaowu.site.SiteView.ViewedFinding;
import kaowu.suspension.SuspensionFunctions;
import kaowu.suspension.SuspensionFunctions.Found;
import kaowu.suspension.SuspensionFunctions.Handed;
import kaowu.suspension.SuspensionFunctions.Suspended;
import kaowu.suspension.SuspensionFunctions.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site is suspended, puts right what was found, is inspected and resumes. */
@QuarkusTest
@WithTestResource(Servers.class)
class SuspensionTest {

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

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

    private List<ViewedFinding> findings() {
        return done(scene.sites.viewSite(Call.of(new ViewSiteRequest(site))))
                .site()
                .suspension()
                .findings();
    }

    private Answer<Suspended> handIn(Handed... handed) {
        return disruptions.suspensions.rectifySite(
                Call.of(new SuspensionFunctions.RectifyRequest("tester", site, null, List.of(handed))));
    }

    @Test
    void worksThroughFindingsUntilAllAreAccepted() {
        done(disruptions.suspend(site, Kind.SPACING, Kind.STATIONS));
        assertThat(codes(disruptions.resume(site))).containsExactly("FINDINGS_OPEN");
        assertThat(findings())
                .extracting(ViewedFinding::no, ViewedFinding::kind, ViewedFinding::state)
                .containsExactly(tuple(1, Kind.SPACING, State.OPEN), tuple(2, Kind.STATIONS, State.OPEN));
        assertThat(codes(disruptions.inspect(site, new Verdict(1, true, null)))).containsExactly("NONE_TO_INSPECT");
        clock.set("2020-05-20T10:00:00+08:00");
        assertThat(findings()).extracting(ViewedFinding::openDays).containsExactly(2L, 2L);
        done(handIn(new Handed(1, "座位已重排，间距 1.2 米")));
        assertThat(codes(disruptions.resume(site))).containsExactly("FINDINGS_OPEN");
        assertThat(codes(handIn(new Handed(3, "没有这一项")))).containsExactly("NO_OPEN_FINDING");
        done(handIn(new Handed(null, "工位已减为 10 人")));
        assertThat(codes(disruptions.inspect(site, new Verdict(2, false, " ")))).containsExactly("MISSING_FIELD");
        done(disruptions.inspect(site, new Verdict(1, true, null), new Verdict(2, false, "没有记录")));
        assertThat(findings()).extracting(ViewedFinding::state).containsExactly(State.ACCEPTED, State.RETURNED);
        assertThat(findings()).extracting(ViewedFinding::openDays).containsExactly(null, 2L);
        assertThat(findings().get(1).remark()).isEqualTo("没有记录");
        assertThat(codes(disruptions.resume(site))).containsExactly("FINDINGS_OPEN");
        done(handIn(new Handed(2, "记录见附件")));
        assertThat(findings().get(1).evidence()).hasSize(2);
        Suspended resumed = done(disruptions.resume(site));
        assertThat(resumed.site().state()).isEqualTo(SiteState.ACCEPTED);
        assertThat(resumed.site().suspension().resumedAt()).isNotNull();
        assertThat(findings()).extracting(ViewedFinding::state).containsOnly(State.ACCEPTED);
        assertThat(codes(disruptions.resume(site))).containsExactly("NOT_SUSPENDED");
        done(scene.register(round, site, Candidates.byMail()));
        assertThat(done(disruptions.suspend(site)).site().suspension().no()).isEqualTo(2);
    }

    @Test
    void addsFindingsToASuspensionThatLastsAndNoneTwice() {
        done(disruptions.suspend(site, Kind.SPACING));
        done(disruptions.suspend(site, Kind.SPACING));
        done(disruptions.suspend(site, Kind.SPACING, Kind.OTHER));
        assertThat(findings()).extracting(ViewedFinding::kind).containsExactly(Kind.SPACING, Kind.OTHER);
        assertThat(Stored.in("kaowu-cascades")).hasSize(1);
        List<Found> many = IntStream.range(0, 49)
                .mapToObj(i -> new Found(Kind.OTHER, "第 " + i + " 处"))
                .toList();
        assertThat(codes(disruptions.suspensions.suspendSite(
                        Call.of(new SuspensionFunctions.SuspendRequest("tester", site, "检查", many)))))
                .containsExactly("TOO_MANY_FINDINGS");
    }

    @Test
    void suspendsOnlyWhatWorks() {
        assertThat(codes(disruptions.suspend("nowhere"))).containsExactly("UNKNOWN_SITE");
        String id = "new-" + Candidates.next();
        done(scene.sites.registerSite(Call.of(new RegisterSiteRequest("tester", Scene.siteCalled(id), null))));
        assertThat(codes(disruptions.suspend(id))).containsExactly("SITE_NOT_ACCEPTED");
        assertThat(codes(disruptions.rectify(site))).containsExactly("NOT_SUSPENDED");
        done(disruptions.inspect(site));
        assertThat(Stored.in(Stored.AUDIT, "action", "inspectSite")).hasSize(1);
    }

    /** Nothing that is handed in is lost. */
    @Test
    void takesOnePieceOfEvidenceForEachFindingAtATime() {
        done(disruptions.suspend(site, Kind.SPACING, Kind.STATIONS));
        assertThat(codes(handIn(new Handed(1, "座位已重排"), new Handed(1, "照片三张")))).containsExactly("EVIDENCE_TWICE");
        assertThat(findings())
                .allSatisfy(finding -> assertThat(finding.evidence()).isEmpty());
        done(handIn(new Handed(1, "座位已重排"), new Handed(null, "见附件")));
        assertThat(findings().get(0).evidence()).extracting("text").containsExactly("座位已重排");
        assertThat(findings().get(1).evidence()).extracting("text").containsExactly("见附件");
    }
}
