package kaowu.bench.check;

import static kaowu.bench.check.Violation.Kind.LOST;
import static kaowu.bench.check.Violation.Kind.UNSETTLED;
import static kaowu.bench.check.Violation.Kind.WITHOUT_EVIDENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaowu.table.Item;

/**
 * Whoever lacked something at her deadline is forfeited, nobody else is, and each forfeit tells what was missing, at which deadline,
 * and when that was found. To be asked when all deadlines have passed and the sweeps have nothing left to do.
 */
final class ForfeitCheck implements Check {

    @Override
    public List<Violation> violations(List<Operation> history, Left left) {
        List<Violation> found = new ArrayList<>();
        Deadlines deadlines = new Deadlines(history, left);
        for (Item registration : left.registrations()) {
            evidence(registration, deadlines, found);
            settled(registration, deadlines, left.at(), found);
        }
        for (Item round : left.rounds()) {
            if (!round.flag("cancelled")
                    && !left.at().isBefore(round.instant("closesAt"))
                    && round.findInstant("settledAt").isEmpty()) {
                found.add(new Violation(UNSETTLED, "round " + Left.roundId(round)));
            }
        }
        for (Item shard : left.shards()) {
            if (!left.at().isBefore(shard.instant("closesAt"))
                    && !shard.text("state").equals("CLOSED")) {
                found.add(new Violation(
                        UNSETTLED, shard.text("roundId") + "/" + shard.text("slot") + " is " + shard.text("state")));
            }
        }
        return found;
    }

    private static void evidence(Item registration, Deadlines deadlines, List<Violation> found) {
        String no = registration.text("registrationNo");
        List<Item> forfeits = registration.items("forfeits");
        if (forfeits.size() != RegistrationCheck.events(registration, "FORFEITED")
                || (forfeits.isEmpty() && registration.text("state").equals("FORFEITED"))) {
            found.add(new Violation(WITHOUT_EVIDENCE, no + " has " + forfeits.size() + " of its forfeits"));
        }
        for (Item forfeit : forfeits) {
            Instant deadline = forfeit.instant("deadline");
            Instant at = forfeit.instant("at");
            Instant earliest =
                    deadlines.earliest(registration, at.minus(Deadlines.LONGEST_RUN), at.plus(Deadlines.LONGEST_RUN));
            if (forfeit.list("missing").isEmpty()
                    || at.isBefore(deadline)
                    || at.isBefore(earliest)
                    || !deadlines.known(registration, deadline)) {
                found.add(new Violation(
                        WITHOUT_EVIDENCE,
                        no + " forfeited at " + at + " for " + forfeit.list("missing") + " at " + deadline));
            }
        }
        if (registration.text("state").equals("FORFEITED") && !forfeits.isEmpty()) {
            Set<String> then = new HashSet<>(forfeits.get(forfeits.size() - 1).list("missing"));
            if (!then.equals(registration.set("missing"))) {
                found.add(new Violation(
                        WITHOUT_EVIDENCE, no + " lacks " + registration.set("missing") + ", not " + then));
            }
        }
        if (registration.map("received").keySet().stream()
                .anyMatch(kind -> registration.set("missing").contains(kind))) {
            found.add(new Violation(LOST, no + " lacks what was received"));
        }
    }

    private static void settled(Item registration, Deadlines deadlines, Instant at, List<Violation> found) {
        String state = registration.text("state");
        String list = registration.findText("gap").orElse("");
        String expected = switch (state) {
            case "REGISTERED" -> "MISSING";
            case "COMPLETE" -> "NONE";
            case "FORFEITED" -> "FORFEITED";
            default -> "";
        };
        if (!list.endsWith(expected) || (expected.isEmpty() && !list.isEmpty())) {
            found.add(new Violation(
                    UNSETTLED, registration.text("registrationNo") + " is " + state + " and stands in " + list));
        }
        if (state.equals("REGISTERED") && !at.isBefore(deadlines.latest(registration, at, at))) {
            found.add(new Violation(
                    UNSETTLED, registration.text("registrationNo") + " lacks something and is not forfeited"));
        }
        boolean lacks = !registration.set("missing").isEmpty();
        if (lacks == state.equals("COMPLETE") && !state.equals("WITHDRAWN")) {
            found.add(new Violation(
                    UNSETTLED,
                    registration.text("registrationNo") + " is " + state + " and lacks "
                            + registration.set("missing")));
        }
    }
}
