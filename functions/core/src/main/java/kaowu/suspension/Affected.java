package kaowu.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import kaowu.registration.RosterTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.SiteViews;
import kaowu.site.Standing;
import kaowu.suspension.SuspensionFunctions.AffectedRound;
import kaowu.suspension.SuspensionFunctions.Suspended;

/** Whom a change of a site concerns: those who are registered there for rounds whose exams are not over. */
@ApplicationScoped
class Affected {

    private final RoundTable rounds;
    private final RosterTable roster;
    private final SiteViews sites;

    Affected(RoundTable rounds, RosterTable roster, SiteViews sites) {
        this.rounds = rounds;
        this.roster = roster;
        this.sites = sites;
    }

    /** The rounds whose last practical day has not passed. */
    List<Round> rounds(String siteId, Instant now) {
        return rounds.allAt(siteId).stream().filter(round -> !round.over(now)).toList();
    }

    Suspended reply(Standing site, List<Round> ahead, Instant now) {
        List<AffectedRound> affected = ahead.stream()
                .map(round -> new AffectedRound(
                        round.id(), roster.count(round.id(), site.site().id())))
                .filter(round -> round.affected() > 0)
                .toList();
        return new Suspended(
                sites.view(site, now),
                affected.stream().mapToInt(AffectedRound::affected).sum(),
                affected);
    }
}
