package kaowu.api;

import java.util.List;
import kaowu.schedule.PlanKind;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundView;
import kaowu.site.SiteFunctions.ListedSite;
import org.jspecify.annotations.Nullable;

/**
 * Which rounds are asked for.
 *
 * @param occupation only rounds that take it; a round that names no occupation takes every one
 * @param region only rounds for which an accepted site of this region offers an occupation
 */
public record RoundQuery(
        @Nullable RoundState state,
        @Nullable PlanKind kind,
        @Nullable String occupation,
        @Nullable String region,
        @Nullable String planId) {

    /** Those out of the rounds of the state and plan asked for; the sites are the accepted ones of the region. */
    List<RoundView> in(List<RoundView> rounds, List<ListedSite> sites) {
        return rounds.stream()
                .filter(round -> kind == null || round.kind() == kind)
                .filter(round -> occupation == null || takes(round, occupation))
                .filter(round -> region == null
                        || sites.stream()
                                .anyMatch(
                                        site -> site.occupations().stream().anyMatch(offered -> takes(round, offered))))
                .toList();
    }

    private static boolean takes(RoundView round, String occupation) {
        return round.occupations().isEmpty() || round.occupations().contains(occupation);
    }
}
