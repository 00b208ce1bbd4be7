package kaowu.cascade;

import java.time.Instant;
import java.util.List;

/**
 * A change on its way to those whom it concerns.
 *
 * @param id names the change
 * @param siteId at which site
 * @param roundIds in which rounds
 * @param no number of the change among those of its kind and place
 * @param at when it happened
 * @param pass how often everybody has been asked already
 * @param cursor where the last run left off in this pass, empty at its beginning
 * @param failed whether a fault passed somebody over in this pass
 */
public record Cascade(
        String id,
        Kind kind,
        String siteId,
        List<String> roundIds,
        int no,
        Instant at,
        int pass,
        String cursor,
        boolean failed) {

    /** What has changed. */
    public enum Kind {
        SITE_SUSPENDED,
        SITE_RESUMED
    }

    /** A change that has just happened at a site. */
    public static Cascade ofSite(Kind kind, String siteId, List<String> roundIds, int no, Instant at) {
        return new Cascade("site/" + siteId + "/" + kind + "/" + no, kind, siteId, roundIds, no, at, 0, "", false);
    }
}
