package kaowu.site;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A site as officials see it.
 *
 * @param capacity how many it can examine
 * @param suspension its last suspension; absent where it never was suspended
 */
public record SiteView(
        String id,
        String name,
        String region,
        Authority authority,
        List<String> occupations,
        @Nullable Map<String, Integer> stations,
        @Nullable List<Room> rooms,
        @Nullable SiteState state,
        SiteCapacity capacity,
        @Nullable ViewedSuspension suspension) {

    /**
     * @param no counts the site's suspensions from 1
     * @param resumedAt when it was lifted; absent while it lasts
     * @param open how many findings the site has still to rectify
     */
    public record ViewedSuspension(
            int no, OffsetDateTime since, @Nullable OffsetDateTime resumedAt, int open, List<ViewedFinding> findings) {}

    /**
     * @param openDays whole days since it was found, while it is not accepted; absent afterwards
     * @param remark why the last inspection returned it; absent where none did
     */
    public record ViewedFinding(
            int no,
            Finding.Kind kind,
            String text,
            Finding.State state,
            OffsetDateTime foundAt,
            @Nullable Long openDays,
            List<ViewedEvidence> evidence,
            @Nullable String remark) {}

    public record ViewedEvidence(String text, String by, OffsetDateTime at) {}
}
