package kaowu.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kaowu.site.Finding.Evidence;
import kaowu.site.Finding.State;

/**
 * A site with what has become of it, as it was read.
 *
 * @param version counts its changes from 1; whoever changes it names the one that was read
 * @param suspension the last one, lifted or not; empty where there was none
 */
public record Standing(Site site, int version, Optional<Suspension> suspension) {

    /** A site that is new. */
    static Standing of(Site site) {
        return new Standing(site, 0, Optional.empty());
    }

    /** The suspension that lasts. */
    public Optional<Suspension> lasting() {
        return suspension.filter(Suspension::lasts);
    }

    Standing with(Site changed) {
        return new Standing(changed, version, suspension);
    }

    /** 暂停. A site that is suspended already gets the findings beside those that it has. */
    public Standing suspend(List<Finding> found, Instant now) {
        Suspension suspended = lasting()
                .orElseGet(() ->
                        new Suspension(suspension.map(Suspension::no).orElse(0) + 1, now, Optional.empty(), List.of()));
        List<Finding> findings = new ArrayList<>(suspended.findings());
        findings.addAll(found);
        return new Standing(site.in(SiteState.SUSPENDED), version, Optional.of(suspended.with(findings)));
    }

    /** 整改: what was handed in for findings, by their numbers. */
    public Standing rectify(Map<Integer, Evidence> evidence) {
        return changed(finding -> Optional.ofNullable(evidence.get(finding.no()))
                .map(finding::with)
                .orElse(finding));
    }

    /** 复查: the inspection is content with these, and returns those with what it said. */
    public Standing inspect(List<Integer> accepted, Map<Integer, String> returned) {
        return changed(finding -> Optional.ofNullable(returned.get(finding.no()))
                .map(finding::returned)
                .orElseGet(() -> accepted.contains(finding.no()) ? finding.accepted() : finding));
    }

    /** Lifts the suspension, which accepts whatever was rectified and not returned. */
    public Standing resume(Instant now) {
        Standing accepted = changed(finding -> finding.state() == State.RECTIFIED ? finding.accepted() : finding);
        return new Standing(
                site.in(SiteState.ACCEPTED), version, accepted.suspension().map(lasting -> lasting.lifted(now)));
    }

    private Standing changed(UnaryOperator<Finding> change) {
        return new Standing(
                site,
                version,
                suspension.map(lasting ->
                        lasting.with(lasting.findings().stream().map(change).toList())));
    }
}
