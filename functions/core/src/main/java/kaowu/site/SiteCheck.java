package kaowu.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaowu.door.Refusal;
import org.jspecify.annotations.Nullable;

/** What is wrong with a site as somebody describes it. */
final class SiteCheck {

    private static final int LONGEST_ID = 40;

    /** Of stations for one occupation, of seats in one room, and of rooms: far more than there are. */
    private static final int MOST = 1_000;

    /** In metres; a hall is shorter. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(200);

    /** Millimetres. */
    private static final int MOST_DECIMALS = 3;

    private final List<Refusal> found = new ArrayList<>();

    private SiteCheck() {}

    static List<Refusal> problems(Site site) {
        SiteCheck check = new SiteCheck();
        check.identity(site);
        check.stations(site);
        check.rooms(site.rooms() == null ? List.of() : site.rooms());
        return List.copyOf(check.found);
    }

    private void identity(Site site) {
        if (!site.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || site.id().length() > LONGEST_ID) {
            found.add(Refusal.of("SITE_ID_FORMAT", "site.id"));
        }
        if (site.occupations().isEmpty()) {
            found.add(Refusal.of("NO_OCCUPATIONS", "site.occupations"));
        }
    }

    private void stations(Site site) {
        Map<String, Integer> stations = site.stations() == null ? Map.of() : site.stations();
        for (Map.Entry<String, @Nullable Integer> entry : stations.entrySet()) {
            String field = "site.stations." + entry.getKey();
            if (!site.occupations().contains(entry.getKey())) {
                found.add(Refusal.of("STATIONS_OF_NO_OCCUPATION", field, entry.getKey(), site.occupations()));
            }
            count(entry.getValue(), field);
        }
    }

    private void rooms(List<Room> rooms) {
        if (rooms.size() > MOST) {
            found.add(Refusal.of("COUNT_OUT_OF_BOUNDS", "site.rooms", MOST));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rooms.size(); i++) {
            Room room = rooms.get(i);
            String field = "site.rooms[" + i + "]";
            if (!names.add(room.name())) {
                found.add(Refusal.of("ROOM_NAMED_TWICE", field + ".name", room.name()));
            }
            if (room.seats() != null) {
                count(room.seats(), field + ".seats");
            }
            metres(room.length(), field + ".length");
            metres(room.width(), field + ".width");
            metres(room.aisle(), field + ".aisle");
            if (room.desk() != null) {
                metres(room.desk().width(), field + ".desk.width");
                metres(room.desk().depth(), field + ".desk.depth");
            }
        }
    }

    private void count(@Nullable Integer count, String field) {
        if (count == null || count < 0 || count > MOST) {
            found.add(Refusal.of("COUNT_OUT_OF_BOUNDS", field, MOST));
        }
    }

    private void metres(@Nullable BigDecimal metres, String field) {
        if (metres != null
                && (metres.signum() <= 0
                        || metres.compareTo(LONGEST) > 0
                        || metres.stripTrailingZeros().scale() > MOST_DECIMALS)) {
            found.add(Refusal.of("METRES_OUT_OF_BOUNDS", field, LONGEST));
        }
    }
}
