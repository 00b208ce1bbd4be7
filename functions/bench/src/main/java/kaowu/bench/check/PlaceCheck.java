package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.MISCOUNTED;
import static kaowu.bench.check.Violation.Kind.MISPLACED;
import static kaowu.bench.check.Violation.Kind.OVER_CAPACITY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.table.Item;

/** No site takes more than it has places, every counter is right, and nobody has two exams on one day. */
final class PlaceCheck implements Check {

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> counted = new HashMap<>();
        for (Item registration : left.registrations()) {
            if (!registration.text("state").equals("WITHDRAWN")) {
                counted.merge(slot(registration, "shard"), 1L, Long::sum);
            }
        }
        for (Item shard : left.shards()) {
            String slot = slot(shard, "no");
            long taken = shard.number("taken");
            long stored = counted.getOrDefault(slot, 0L);
            if (taken != stored) {
                found.add(new Violation(MISCOUNTED, slot + " counts " + taken + " of " + stored));
            }
            shard.findNumber("capacity")
                    .filter(capacity -> Math.max(taken, stored) > capacity)
                    .ifPresent(capacity -> found.add(
                            new Violation(OVER_CAPACITY, slot + ": " + Math.max(taken, stored) + " in " + capacity)));
        }
        found.addAll(placements(left));
        return found;
    }

    private static String slot(Item item, String shard) {
        return item.text("roundId") + "/" + item.text("siteId") + "#" + item.number(shard);
    }

    private static List<Violation> placements(Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, String> placed = new HashMap<>();
        for (Item placement : left.placements()) {
            placed.put(placement.text("person") + placement.text("day"), placement.text("registrationNo"));
        }
        for (Item registration : left.registrations()) {
            if (Left.live(registration)) {
                String no = registration.text("registrationNo");
                String holder = placed.remove(registration.text("person") + registration.text("theory"));
                if (!no.equals(holder)) {
                    found.add(new Violation(MISPLACED, no + " is live, and her day is held by " + holder));
                }
            }
        }
        placed.values().forEach(no -> found.add(new Violation(MISPLACED, no + " holds a day and is not live")));
        return found;
    }
}
