package kaowu.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kaowu.eligibility.EligibilityCatalogue;
import kaowu.eligibility.Occupation;
import kaowu.schedule.PlanTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.SiteTable;

/** The occupations that anybody could ask for, by name. */
@ApplicationScoped
public class Occupations {

    private final EligibilityCatalogue catalogue;
    private final RoundTable rounds;
    private final PlanTable plans;
    private final SiteTable sites;

    Occupations(EligibilityCatalogue catalogue, RoundTable rounds, PlanTable plans, SiteTable sites) {
        this.catalogue = catalogue;
        this.rounds = rounds;
        this.plans = plans;
        this.sites = sites;
    }

    /**
     * What is known at an instant.
     *
     * @param names of the catalogue, then of the rounds, of the sites, and to be announced
     * @param live rounds whose deadline is ahead, the next first
     * @param toBeAnnounced those that some plan leaves to be announced while no live round names them
     */
    public record Known(Set<String> names, List<Round> live, Set<String> toBeAnnounced) {

        /** The live rounds that name an occupation. */
        public List<Round> announced(String occupation) {
            return live.stream().filter(round -> round.names(occupation)).toList();
        }
    }

    public Known known(Instant now) {
        List<Round> all =
                rounds.all().stream().filter(round -> !round.cancelled()).toList();
        Set<String> names = new LinkedHashSet<>();
        catalogue.all().stream().map(Occupation::name).forEach(names::add);
        all.forEach(round -> names.addAll(round.occupations()));
        sites.all().forEach(site -> names.addAll(site.occupations()));
        Set<String> toBeAnnounced = new LinkedHashSet<>(plans.toBeAnnounced());
        names.addAll(toBeAnnounced);
        List<Round> live = all.stream().filter(round -> round.live(now)).toList();
        live.forEach(round -> toBeAnnounced.removeAll(round.occupations()));
        return new Known(names, live, toBeAnnounced);
    }

    /** The rounds that name an occupation and whose deadline is ahead, the next deadline first. */
    public List<Round> announced(String occupation, Instant now) {
        return rounds.all().stream()
                .filter(round -> round.live(now) && round.names(occupation))
                .toList();
    }
}
