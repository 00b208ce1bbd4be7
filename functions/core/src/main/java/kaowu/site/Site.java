package kaowu.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An institution that takes candidates.
 *
 * @param id lower-case letters, digits and dashes, such as {@code cd-01}
 * @param name full name
 * @param region 市州, or 省直批
 * @param occupations names of the occupations that it offers
 * @param stations 工位, as the site describes them; the arrangement gives them their meaning
 * @param rooms 考场, as the site describes them; the arrangement gives them their meaning
 * @param state set by the system; ignored in a request
 */
public record Site(
        String id,
        String name,
        String region,
        Authority authority,
        List<String> occupations,
        @Nullable JsonNode stations,
        @Nullable JsonNode rooms,
        @Nullable SiteState state) {

    Site in(SiteState newState) {
        return new Site(id, name, region, authority, occupations, stations, rooms, newState);
    }

    public boolean accepted() {
        return state == SiteState.ACCEPTED;
    }
}
