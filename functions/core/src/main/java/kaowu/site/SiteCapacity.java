package kaowu.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many a site can examine.
 *
 * @param nominalSeats seats by the furniture of all rooms; absent where no room names them
 * @param theorySeats seats of the measured rooms with the distance kept; absent where none is measured
 * @param unmeasuredRooms rooms that do not count in it, because their size or that of their desks is not known
 * @param practicalPerDay candidates a day by occupation, at most {@value #PER_STATION} at a station; absent where stations are not
 *     known
 */
public record SiteCapacity(
        @Nullable Integer nominalSeats,
        @Nullable Integer theorySeats,
        List<String> unmeasuredRooms,
        @Nullable Map<String, Integer> practicalPerDay) {

    /** Candidates at one station in one day at most (notice, part 1). */
    public static final int PER_STATION = 10;

    static SiteCapacity of(Site site, Spacing spacing) {
        List<Room> rooms = site.rooms() == null ? List.of() : site.rooms();
        List<Room> measured =
                rooms.stream().filter(room -> spacing.seats(room).isPresent()).toList();
        List<Integer> nominal =
                rooms.stream().map(Room::seats).filter(seats -> seats != null).toList();
        return new SiteCapacity(
                nominal.isEmpty() ? null : Integer.valueOf(sum(nominal)),
                measured.isEmpty()
                        ? null
                        : Integer.valueOf(sum(measured.stream()
                                .map(room -> spacing.seats(room).orElseThrow())
                                .toList())),
                rooms.stream()
                        .filter(room -> spacing.seats(room).isEmpty())
                        .map(Room::name)
                        .toList(),
                site.stations() == null ? null : perDay(site.stations()));
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(count -> count).sum();
    }

    private static Map<String, Integer> perDay(Map<String, Integer> stations) {
        Map<String, Integer> perDay = new TreeMap<>();
        stations.forEach((occupation, count) -> perDay.put(occupation, count * PER_STATION));
        return perDay;
    }
}
