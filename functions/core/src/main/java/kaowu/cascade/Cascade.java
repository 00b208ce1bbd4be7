package kaowu.cascade;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kaowu.schedule.RoundKey;

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
        FORFEITED_REINSTATED,
        /** Those at a site are asked to move to another. */
        MOVE_PROPOSED,
        /** Those at a site are moved to another. */
        MOVE_ORDERED
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

    /** That those at a site are to move to another. */
    public static Cascade ofMove(Kind kind, Place place, String toSiteId, Instant at, Map<String, String> facts) {
        return new Cascade(
                "move/" + place.roundId() + "/" + place.siteId() + "/" + toSiteId + "/" + kind + "/"
                        + at.toEpochMilli(),
                kind,
                List.of(place),
                0,
                at,
                facts,
                0,
                "",
                false);
    }

    /** A change that has just happened to a round, or to the dates of one of its sites. */
    public static Cascade ofRound(
            Kind kind, RoundKey round, Collection<String> siteIds, int no, Instant at, Map<String, String> facts) {
        return new Cascade(
                "round/" + round.text() + "/" + kind + "/" + no,
                kind,
                siteIds.stream()
                        .map(siteId -> new Place(round.roundId(), siteId))
                        .toList(),
                no,
                at,
                facts,
                0,
                "",
                false);
    }
}
