package kaowu.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kaowu.site.SiteView.ViewedEvidence;
import kaowu.site.SiteView.ViewedFinding;
import kaowu.site.SiteView.ViewedSuspension;

/** Shows sites to officials, on the wall clock of their office. */
@ApplicationScoped
public class SiteViews {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Spacing spacing;

    SiteViews(SiteSettings settings) {
        this.spacing = new Spacing(settings.distance());
    }

    /** A site as it is at this instant. */
    public SiteView view(Standing standing, Instant now) {
        Site site = standing.site();
        return new SiteView(
                site.id(),
                site.name(),
                site.region(),
                site.authority(),
                site.occupations(),
                site.stations(),
                site.rooms(),
                site.state(),
                capacity(site),
                standing.suspension().map(suspension -> view(suspension, now)).orElse(null));
    }

    /** How many it can examine. */
    public SiteCapacity capacity(Site site) {
        return SiteCapacity.of(site, spacing);
    }

    private static ViewedSuspension view(Suspension suspension, Instant now) {
        return new ViewedSuspension(
                suspension.no(),
                local(suspension.since()),
                suspension.resumedAt().map(SiteViews::local).orElse(null),
                (int) suspension.findings().stream().filter(Finding::open).count(),
                suspension.findings().stream()
                        .map(finding -> view(finding, now))
                        .toList());
    }

    private static ViewedFinding view(Finding finding, Instant now) {
        return new ViewedFinding(
                finding.no(),
                finding.kind(),
                finding.text(),
                finding.state(),
                local(finding.foundAt()),
                finding.state() == Finding.State.ACCEPTED
                        ? null
                        : Long.valueOf(Duration.between(finding.foundAt(), now).toDays()),
                finding.evidence().stream()
                        .map(one -> new ViewedEvidence(one.text(), one.by(), local(one.at())))
                        .toList(),
                finding.remark().orElse(null));
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(OFFICE).toOffsetDateTime();
    }
}
