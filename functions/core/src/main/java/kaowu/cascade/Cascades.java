package kaowu.cascade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import kaowu.cascade.Cascade.Place;
import kaowu.registration.RosterTable;
import kaowu.table.Faults;

/**
 * The sweep that carries changes to those whom they concern. It goes through the rosters of a change's places, notes where it left
 * off when its bound stops it, and goes through them once more a little later: the roster may not have shown who registered just
 * before the change. Changes are carried in the order in which they happened, so that nobody is told of an end before its beginning.
 */
@ApplicationScoped
class Cascades {

    private final CascadeTable changes;
    private final RosterTable roster;
    private final Instance<Step> steps;
    private final CascadeSettings settings;

    Cascades(CascadeTable changes, RosterTable roster, Instance<Step> steps, CascadeSettings settings) {
        this.changes = changes;
        this.roster = roster;
        this.steps = steps;
        this.settings = settings;
    }

    /** @param more whether its bound stopped it */
    record Run(int carried, boolean more) {

        private Run and(Run other) {
            return new Run(carried + other.carried, other.more);
        }
    }

    Run run(Instant now) {
        Faults faults = new Faults();
        Run run = new Run(0, false);
        int left = settings.atMost();
        for (Cascade change : changes.due(now)) {
            Pass pass = pass(change, left, faults, now);
            left -= pass.asked();
            run = run.and(new Run(pass.carried(), pass.more()));
            if (pass.more()) {
                break;
            }
        }
        faults.rethrow();
        return run;
    }

    /** @param asked how many registrations it looked at */
    private record Pass(int carried, int asked, boolean more) {}

    private Pass pass(Cascade change, int atMost, Faults faults, Instant now) {
        Step step = step(change.kind());
        int carried = 0;
        int asked = 0;
        boolean failed = change.failed();
        Cursor from = Cursor.parse(change.cursor());
        for (int at = from.place(); at < change.places().size(); at++) {
            Place place = change.places().get(at);
            String after = at == from.place() ? from.position() : "";
            Iterator<RosterTable.Entry> found = roster(change, place, after).iterator();
            while (found.hasNext()) {
                if (asked >= atMost) {
                    return new Pass(carried, asked, true);
                }
                RosterTable.Entry entry = found.next();
                asked++;
                Attempt attempt = faults.attempt(
                        () -> step.carry(change, place, entry.registrationNo(), now)
                                ? Attempt.CARRIED
                                : Attempt.NOTHING,
                        Attempt.FAILED);
                carried += attempt == Attempt.CARRIED ? 1 : 0;
                failed |= attempt == Attempt.FAILED;
                if (asked == atMost) {
                    changes.leftOff(change, new Cursor(at, entry.position()).text(), failed);
                }
            }
        }
        conclude(change, failed, now);
        return new Pass(carried, asked, false);
    }

    private Stream<RosterTable.Entry> roster(Cascade change, Place place, String after) {
        return change.kind() == Cascade.Kind.FORFEITED_REINSTATED
                ? roster.forfeited(place.roundId(), place.siteId(), after)
                : roster.of(place.roundId(), place.siteId(), after);
    }

    private enum Attempt {
        CARRIED,
        NOTHING,
        FAILED
    }

    /** Where a fault passed somebody over the next run begins the pass anew; who was told is not told again. */
    private void conclude(Cascade change, boolean failed, Instant now) {
        if (failed) {
            changes.leftOff(change, "", false);
        } else if (change.pass() == 0) {
            Instant settled = change.at().plus(settings.settle());
            changes.again(change, settled.isAfter(now) ? settled : now);
        } else {
            changes.done(change);
        }
    }

    private Step step(Cascade.Kind kind) {
        return steps.stream()
                .filter(step -> step.kinds().contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries " + kind));
    }

    /**
     * Whom the last run asked last.
     *
     * @param place index of the place among the change's
     * @param position on the roster of that place
     */
    private record Cursor(int place, String position) {

        static Cursor parse(String text) {
            String[] parts = text.split("\\|", 2);
            return parts.length < 2 ? new Cursor(0, "") : new Cursor(Integer.parseInt(parts[0]), parts[1]);
        }

        String text() {
            return place + "|" + position;
        }
    }
}
