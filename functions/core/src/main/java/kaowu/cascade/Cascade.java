package kaowu.cascade;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A change on its way to those whom it concerns.
 *
 * @param id names the change
 * @param places whom it concerns: all who are registered there, or were forfeited, as its kind says
 * @param no number of the change among those of its kind and place
 * @param at when it happened
 * @param facts what {@link Step} has to know of it
 * @param pass how often everybody has been asked already
 * @param cursor where the last run left off in this pass, empty at its beginning
 * @param failed whether a fault passed somebody over in this pass
 */
public record Cascade(
        String id,
        Kind kind,
        List<Place> places,
        int no,
        Instant at,
        Map<String, String> facts,
        int pass,
        String cursor,
        boolean failed) {

    /** What has changed. */
    public enum Kind {
        SITE_SUSPENDED,
        SITE_RESUMED,
        ROUND_MOVED,
        /** Concerns those who were forfeited, and nobody else. */
        FORFEITED_REINSTATED
    }

    /** A site in a round. */
    public record Place(String roundId, String siteId) {}

    /** A change that has just happened at a site. */
    public static Cascade ofSite(Kind kind, String siteId, Collection<String> roundIds, int no, Instant at) {
        return new Cascade(
                "site/" + siteId + "/" + kind + "/" + no,
                kind,
                roundIds.stream().map(roundId -> new Place(roundId, siteId)).toList(),
                no,
                at,
                Map.of(),
                0,
                "",
                false);
    }

    /** A change that has just happened to a round. */
    public static Cascade ofRound(
            Kind kind, String roundId, Collection<String> siteIds, int no, Instant at, Map<String, String> facts) {
        return new Cascade(
                "round/" + roundId + "/" + kind + "/" + no,
                kind,
                siteIds.stream().map(siteId -> new Place(roundId, siteId)).toList(),
                no,
                at,
                facts,
                0,
                "",
                false);
    }
}
