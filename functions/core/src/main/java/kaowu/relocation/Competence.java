package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.schedule.PlanKind;
import kaowu.schedule.Round;
import kaowu.site.Actors;
import kaowu.site.Site;

/**
 * Who may move people: the province anybody, a city within its own sites, and into or out of unified rounds only the province, as
 * with the dates of rounds (notice, part 2). See {@link Actors} for who acts.
 */
@ApplicationScoped
class Competence {

    private final Actors actors;

    Competence(Actors actors) {
        this.actors = actors;
    }

    /**
     * @param concerned the site that is left, and the one that takes over
     * @param switched the rounds that are left and entered; empty if the round stays
     */
    Optional<Refusal> problem(String by, List<Site> concerned, List<Round> switched) {
        boolean city = actors.of(by).city();
        return switched.stream()
                .filter(round -> city && round.kind() == PlanKind.UNIFIED)
                .findFirst()
                .map(round -> Refusal.of("PROVINCE_SWITCHES", "by", round.id(), by))
                .or(() -> actors.overPeopleAt(concerned, by));
    }
}
