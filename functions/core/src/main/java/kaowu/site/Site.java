package kaowu.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An institution that takes candidates.
 *
 * @param id lower-case letters, digits and dashes, such as {@code cd-01}
 * @param name full name
 * @param region 市州, or 省直批
 * @param occupations names of the occupations that it offers
 * @param stations 工位: how many there are for each of its occupations; absent: not known
 * @param rooms 考场 of the theory exam; absent: not known
 * @param state set by the system; ignored in a request
 */
public record Site(
        String id,
        String name,
        String region,
        Authority authority,
        List<String> occupations,
        @Nullable Map<String, Integer> stations,
        @Nullable List<Room> rooms,
        @Nullable SiteState state) {

    Site in(SiteState newState) {
        return new Site(id, name, region, authority, occupations, stations, rooms, newState);
    }

    /** Stations for all of these occupations together; absent where stations are not known. */
    public @Nullable Integer stationsFor(Collection<String> wanted) {
        return stations == null
                ? null
                : Integer.valueOf(wanted.stream()
                        .distinct()
                        .mapToInt(occupation -> stations.getOrDefault(occupation, 0))
                        .sum());
    }

    public boolean accepted() {
        return state == SiteState.ACCEPTED;
    }
}
