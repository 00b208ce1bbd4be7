package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.UNAUDITED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.table.Item;

/**
 * Every change of an official has its audit item, once. Each operation of an official must have a reason of its own and ask for
 * something that is not so already.
 */
final class AuditCheck implements Check {

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Integer> byReason = new HashMap<>();
        Map<String, Integer> bySubject = new HashMap<>();
        for (Item item : left.audit()) {
            item.findText("reason")
                    .ifPresent(reason -> byReason.merge(item.text("action") + " " + reason, 1, Integer::sum));
            bySubject.merge(item.text("subject"), 1, Integer::sum);
        }
        for (Operation operation : history) {
            if (!operation.request().path("by").isMissingNode()) {
                int items = byReason.getOrDefault(operation.function() + " " + operation.asked("reason"), 0);
                boolean mayBe = operation.faults() > 0;
                if (items > 1 || (operation.done() && items == 0) || (!operation.done() && items == 1 && !mayBe)) {
                    found.add(new Violation(UNAUDITED, items + " audit items: " + operation));
                }
            }
        }
        Map<String, Integer> versions = new HashMap<>();
        left.planVersions().forEach(plan -> versions.merge("plan/" + plan.text("planId"), 1, Integer::sum));
        versions.forEach((plan, number) -> compare(plan, number, bySubject, found));
        for (Item registration : left.registrations()) {
            compare(
                    "registration/" + registration.text("registrationNo"),
                    (int) RegistrationCheck.events(registration, "REINSTATED"),
                    bySubject,
                    found);
        }
        for (Item site : left.sites()) {
            if (!last(left, "site/" + site.text("siteId")).contains("\"" + site.text("name") + "\"")) {
                found.add(new Violation(UNAUDITED, "the name of site " + site.text("siteId")));
            }
        }
        intakes(left, found);
        for (Item round : left.rounds()) {
            String name = "closed#v" + round.number("version");
            if (round.findInstant("settledAt").isPresent()
                    && left.audit("round/" + Left.roundId(round)).stream()
                            .noneMatch(item -> item.text("at").equals(name))) {
                found.add(new Violation(UNAUDITED, "the closing of round " + Left.roundId(round)));
            }
        }
        return found;
    }

    private static void compare(String subject, int changes, Map<String, Integer> items, List<Violation> found) {
        int audited = items.getOrDefault(subject, 0);
        if (changes != audited) {
            found.add(new Violation(UNAUDITED, subject + ": " + audited + " audit items of " + changes + " changes"));
        }
    }

    private static void intakes(Left left, List<Violation> found) {
        Map<String, Long> capacities = new HashMap<>();
        for (Item shard : left.shards()) {
            shard.findNumber("capacity")
                    .ifPresent(capacity -> capacities.merge(
                            "intake/" + shard.text("roundId") + "/" + shard.text("siteId"), capacity, Long::sum));
        }
        capacities.forEach((intake, capacity) -> {
            if (!last(left, intake).matches("(?s).*\"capacity\":" + capacity + "[,}].*")) {
                found.add(new Violation(UNAUDITED, intake + " has a capacity of " + capacity));
            }
        });
    }

    /** What the newest audit item of a subject says is so. */
    private static String last(Left left, String subject) {
        return left.audit(subject).stream()
                .max((one, other) -> one.instant("instant").compareTo(other.instant("instant")))
                .map(item -> item.text("after"))
                .orElse("");
    }
}
