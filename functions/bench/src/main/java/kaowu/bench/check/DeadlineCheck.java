package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.LATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaowu.table.Item;

/** Nothing of a candidate was accepted at or after the latest deadline that may have held for her then. */
final class DeadlineCheck implements Check {

    private static final Set<String> OF_CANDIDATES =
            Set.of("register", "submitMaterial", "confirmMaterial", "withdraw");

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>();
        Deadlines deadlines = new Deadlines(history, left);
        Map<String, Item> stored = left.registrationsByNo();
        Map<String, Operation> registered = new HashMap<>();
        for (Operation operation : history) {
            if (operation.done() && OF_CANDIDATES.contains(operation.function())) {
                String no =
                        operation.is("register") ? operation.told("registrationNo") : operation.asked("registrationNo");
                Item item = stored.get(no);
                if (operation.is("register")) {
                    registered.merge(
                            no, operation, (one, other) -> one.sentAt().isBefore(other.sentAt()) ? one : other);
                }
                if (item != null
                        && !operation
                                .sentAt()
                                .isBefore(deadlines.latest(item, operation.sentAt(), operation.answeredAt()))) {
                    found.add(new Violation(LATE, operation.toString()));
                }
            }
        }
        for (Item item : left.registrations()) {
            found.addAll(stamped(item, registered.get(item.text("registrationNo")), deadlines));
        }
        return found;
    }

    /** By the instants that the item itself bears. */
    private static List<Violation> stamped(
            Item item, @org.jspecify.annotations.Nullable Operation asked, Deadlines deadlines) {
        List<Violation> found = new ArrayList<>();
        String no = item.text("registrationNo");
        Instant at = item.instant("registeredAt");
        Instant until = asked == null ? at.plus(Deadlines.LONGEST_RUN) : asked.answeredAt();
        if (!at.isBefore(deadlines.latest(item.text("roundId"), at, until))) {
            found.add(new Violation(LATE, no + " registered at " + at));
        }
        if (asked != null && (at.isBefore(asked.sentAt().minusMillis(1)) || at.isAfter(asked.answeredAt()))) {
            found.add(new Violation(LATE, no + " is stamped " + at + ", outside of " + asked));
        }
        for (Item entry : item.items("history")) {
            Instant then = entry.instant("at");
            if (Set.of("MATERIAL_RECEIVED", "WITHDRAWN").contains(entry.text("event"))
                    && !then.isBefore(deadlines.latest(item, then, then.plus(Deadlines.LONGEST_RUN)))) {
                found.add(new Violation(LATE, no + " " + entry.text("event") + " at " + then));
            }
        }
        return found;
    }
}
