package kaowu.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaowu.calendar.CutOff;
import kaowu.door.Refusal;

/** What makes a plan impossible to store, in distinction to what is merely odd about it. */
final class PlanCheck {

    /** A plan is published in one transaction, which holds at most 100 writes. */
    private static final int MOST_ROUNDS = 90;

    /** In days. Two weeks is the rule; a window of more than a year is a slip of the pen. */
    static final int LONGEST_WINDOW = 366;

    private PlanCheck() {}

    static boolean tooLong(Practical practical) {
        return ChronoUnit.DAYS.between(practical.from(), practical.to()) > LONGEST_WINDOW;
    }

    static List<Refusal> problems(Plan plan) {
        List<Refusal> found = new ArrayList<>();
        if (!plan.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || plan.id().length() > 60) {
            found.add(Refusal.of("PLAN_ID_FORMAT", "plan.id"));
        }
        if (zone(plan.zone()) == null) {
            found.add(Refusal.of("ZONE_UNKNOWN", "plan.zone", plan.zone()));
        }
        if (CutOff.parse(plan.cutoff()).isEmpty()) {
            found.add(Refusal.of("CUTOFF_FORMAT", "plan.cutoff", plan.cutoff()));
        }
        if (plan.rounds().isEmpty()) {
            found.add(Refusal.of("NO_ROUNDS", "plan.rounds"));
        } else if (plan.rounds().size() > MOST_ROUNDS) {
            found.add(Refusal.of("TOO_MANY_ROUNDS", "plan.rounds", MOST_ROUNDS));
        }
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < plan.rounds().size(); i++) {
            PlannedRound round = plan.rounds().get(i);
            String field = "plan.rounds[" + i + "]";
            if (round.no() < 1 || round.no() > 9999) {
                found.add(Refusal.of("ROUND_NUMBER", field + ".no", round.no()));
            } else if (!numbers.add(round.no())) {
                found.add(Refusal.of("ROUND_TWICE", field + ".no", round.no()));
            }
            if (round.practical().to().isBefore(round.practical().from())) {
                found.add(Refusal.of("WINDOW_REVERSED", field + ".practical.to", round.no()));
            }
            if (tooLong(round.practical())) {
                found.add(Refusal.of("WINDOW_TOO_LONG", field + ".practical.to", round.no(), LONGEST_WINDOW));
            }
            if (round.opens() != null && round.opens().isAfter(round.deadline())) {
                found.add(Refusal.of("OPENS_AFTER_DEADLINE", field + ".opens", round.no()));
            }
        }
        for (int i = 0; i < plan.left().size(); i++) {
            String name = plan.left().get(i);
            if (plan.rounds().stream().anyMatch(round -> round.occupations().contains(name))) {
                found.add(Refusal.of("TO_BE_ANNOUNCED_HAS_ROUND", "plan.toBeAnnounced[" + i + "]", name));
            }
        }
        return found;
    }

    @SuppressWarnings("NullAway") // Null is this private method's "no such zone"; its one caller asks for just that.
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
