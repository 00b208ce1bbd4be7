package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.intake.IntakeTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteState;
import kaowu.site.SiteTable;

/** Looks up where people can be moved to. */
@ApplicationScoped
class Destinations {

    private final RoundTable rounds;
    private final SiteTable sites;
    private final IntakeTable intakes;

    Destinations(RoundTable rounds, SiteTable sites, IntakeTable intakes) {
        this.rounds = rounds;
        this.sites = sites;
        this.intakes = intakes;
    }

    /**
     * A site that takes part in a round which is not over, and that is accepted and not suspended.
     *
     * @param roundField what the request calls the round
     * @param siteField what the request calls the site
     */
    Result<Destination> find(String roundId, String siteId, String roundField, String siteField, Instant now) {
        Optional<Round> round = rounds.findNow(roundId, siteId);
        Optional<Site> site = sites.find(siteId);
        if (round.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", roundField, roundId);
        } else if (site.isEmpty()) {
            return Result.refused("UNKNOWN_SITE", siteField, siteId);
        }
        return problem(round.get(), site.get(), roundField, siteField, now)
                .map(refusal -> Result.<Destination>refused(List.of(refusal)))
                .orElseGet(() -> Result.done(new Destination(round.get(), site.get())));
    }

    private Optional<Refusal> problem(Round round, Site site, String roundField, String siteField, Instant now) {
        if (round.cancelled()) {
            return Optional.of(Refusal.of("ROUND_CANCELLED", roundField, round.id()));
        } else if (round.over(now)) {
            return Optional.of(Refusal.of(
                    "ROUND_OVER", roundField, round.id(), round.practical().to()));
        } else if (site.state() == SiteState.SUSPENDED) {
            return Optional.of(Refusal.of("SITE_SUSPENDED", siteField, site.name()));
        } else if (!site.accepted()) {
            return Optional.of(Refusal.of("SITE_NOT_ACCEPTED", siteField, site.name()));
        } else if (intakes.of(round.id(), site.id()).isEmpty()) {
            return Optional.of(Refusal.of("NO_INTAKE_THERE", siteField, site.name(), round.id()));
        }
        return Optional.empty();
    }
}
