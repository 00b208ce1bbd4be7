package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.LOST;
import static kaowu.bench.check.Violation.Kind.REPEATED;
import static kaowu.bench.check.Violation.Kind.UNASKED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaowu.table.Item;
import org.jspecify.annotations.Nullable;

/** Whatever a candidate was told is done is there; and nothing is there that nobody asked for. */
final class RegistrationCheck implements Check {

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>();
        Map<String, Item> stored = left.registrationsByNo();
        Map<String, String> byKey = new HashMap<>();
        Set<String> acknowledged = new HashSet<>();
        int unheard = 0;
        for (Operation operation : history) {
            if (!operation.is("register")) {
                found.addAll(lost(operation, stored.get(operation.asked("registrationNo")), left));
            } else if (operation.done()) {
                String no = operation.told("registrationNo");
                acknowledged.add(no);
                Item item = stored.get(no);
                if (item == null
                        || !item.text("roundId").equals(operation.asked("roundId"))
                        || !item.text("siteId").equals(operation.asked("siteId"))) {
                    found.add(new Violation(LOST, "not stored: " + operation));
                }
                String earlier = byKey.put(operation.asked("idempotencyKey"), no);
                if (earlier != null && !earlier.equals(no)) {
                    found.add(new Violation(REPEATED, earlier + " and " + no + " for one request"));
                }
            } else if (operation.answer() == null) {
                unheard++;
            }
        }
        List<String> unasked = stored.keySet().stream()
                .filter(no -> !acknowledged.contains(no))
                .toList();
        if (unasked.size() > unheard) {
            found.add(new Violation(
                    UNASKED, unasked.size() + " that nobody was told of, " + unheard + " never answered: " + unasked));
        }
        return found;
    }

    private static List<Violation> lost(Operation operation, @Nullable Item item, Left left) {
        List<Violation> found = new ArrayList<>();
        if (operation.refusals().anyMatch("UNKNOWN_REGISTRATION"::equals)) {
            found.add(new Violation(LOST, "denied: " + operation));
        }
        if (!operation.done() || operation.asked("registrationNo").isEmpty()) {
            return found;
        }
        if (item == null) {
            return List.of(new Violation(LOST, "no registration: " + operation));
        }
        if (operation.is("confirmMaterial")) {
            Item material = item.map("received").get(operation.asked("kind"));
            JsonNode missing = operation.answer() == null
                    ? operation.request()
                    : operation.answer().path("missing");
            if (material == null || !left.objects().contains(material.text("key"))) {
                found.add(new Violation(LOST, "no material: " + operation));
            }
            if (missing.isEmpty() && !Set.of("COMPLETE", "WITHDRAWN").contains(item.text("state"))) {
                found.add(new Violation(LOST, item.text("state") + ": " + operation));
            }
        } else if (operation.is("withdraw") && !item.text("state").equals("WITHDRAWN")) {
            found.add(new Violation(LOST, item.text("state") + ": " + operation));
        } else if (operation.is("reinstate") && events(item, "REINSTATED") == 0) {
            found.add(new Violation(LOST, "no deadline of her own: " + operation));
        }
        return found;
    }

    static long events(Item registration, String event) {
        return registration.items("history").stream()
                .filter(entry -> entry.text("event").equals(event))
                .count();
    }
}
