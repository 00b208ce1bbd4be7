package kaowu.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaowu.audit.AuditTable;
import kaowu.calendar.CutOff;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Term;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.schedule.PlanFunctions.PublishRequest;
import kaowu.schedule.PlanFunctions.Published;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a plan. Rounds, plan, its kept version and the audit item are one transaction; the intakes of moved rounds follow
 * after it, and whatever a crash leaves behind is caught up with by the next publishing or the closing sweep.
 */
@ApplicationScoped
class Publishing {

    private final RoundTable rounds;
    private final PlanTable plans;
    private final IntakeTable intakes;
    private final AuditTable audit;
    private final Transactions transactions;
    private final HolidayCalendar holidays;
    private final NationalExams exams;
    private final ObjectMapper json;

    Publishing(
            RoundTable rounds,
            PlanTable plans,
            IntakeTable intakes,
            AuditTable audit,
            Transactions transactions,
            HolidayCalendar holidays,
            NationalExams exams,
            ObjectMapper json) {
        this.rounds = rounds;
        this.plans = plans;
        this.intakes = intakes;
        this.audit = audit;
        this.transactions = transactions;
        this.holidays = holidays;
        this.exams = exams;
        this.json = json;
    }

    /**
     * A round of the new plan beside the one that it replaces.
     *
     * @param gone dates that single sites had of their own, of a round that is no longer in the plan
     */
    private record Step(Round after, @Nullable Round before, List<Round> gone) {
        boolean changes() {
            return before == null || !after.sameAs(before);
        }

        boolean moves() {
            return before != null && !after.sameDatesAs(before);
        }
    }

    Result<Published> publish(PublishRequest request, Words words, Instant now) {
        Plan plan = request.plan();
        List<Refusal> problems = PlanCheck.problems(plan);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Optional<PlanTable.Published> current = plans.current(plan.id());
        List<Step> steps = steps(plan, current.map(this::asPlan), now);
        List<Refusal> moves = unagreedMoves(request, steps, now);
        if (!moves.isEmpty()) {
            return Result.refused(moves);
        }
        String text = asJson(plan);
        int version = current.map(PlanTable.Published::version).orElse(0);
        if (current.isEmpty() || !current.get().json().equals(text)) {
            version++;
            if (!store(request, steps, version, current, text, now)) {
                return Result.refused("CHANGED_MEANWHILE", "plan.id", plan.id());
            }
        }
        // Also where nothing changed: an earlier publishing may have died between its transaction and this.
        steps.forEach(step -> follow(step.after(), now));
        List<RoundView> views = steps.stream()
                .map(Step::after)
                .filter(round -> !round.cancelled())
                .map(round -> round.view(now))
                .toList();
        return Result.done(new Published(plan.id(), version, views, warnings(plan, words, now)));
    }

    /** A row that stands in the plan as it did before leaves its round alone, which may have been postponed since. */
    private List<Step> steps(Plan plan, Optional<Plan> published, Instant now) {
        Map<Integer, Round> before =
                rounds.ofPlan(plan.id()).stream().collect(Collectors.toMap(Round::no, Function.identity()));
        List<Step> steps = new ArrayList<>();
        for (PlannedRound row : plan.rounds()) {
            Round old = before.remove(row.no());
            boolean unchanged =
                    published.filter(other -> same(plan, other, row)).isPresent();
            steps.add(new Step(
                    old != null && !old.cancelled() && unchanged ? old : round(plan, row, old, now), old, List.of()));
        }
        for (Round gone : before.values()) {
            List<Round> apart = rounds.apart(gone);
            steps.add(new Step(gone.together(apart).cancel(), gone, apart));
        }
        return steps;
    }

    private static boolean same(Plan plan, Plan published, PlannedRound row) {
        return plan.kind() == published.kind()
                && plan.zone().equals(published.zone())
                && plan.cutoff().equals(published.cutoff())
                && published.rounds().contains(row);
    }

    private static Round round(Plan plan, PlannedRound row, @Nullable Round old, Instant now) {
        ZoneId zone = ZoneId.of(plan.zone());
        Instant closesAt = CutOff.parse(plan.cutoff()).orElseThrow().on(row.deadline(), zone);
        Instant opensAt =
                row.opens() != null ? row.opens().atStartOfDay(zone).toInstant() : old != null ? old.opensAt() : now;
        boolean ahead = closesAt.isAfter(now);
        Round round = new Round(
                plan.id(),
                row.no(),
                plan.kind(),
                old == null ? 1 : old.version(),
                zone,
                row.occupations(),
                row.deadline(),
                row.theory(),
                row.practical(),
                opensAt,
                closesAt,
                old == null || ahead ? Optional.empty() : old.closedAt(),
                old == null || ahead ? Optional.empty() : old.settledAt(),
                false,
                false,
                old == null ? Extent.WHOLE : old.extent());
        return old == null || round.sameDatesAs(old) ? round : round.nextVersion();
    }

    /** A round that people are in does not move behind their backs: its deadline only with consent, its exam days not here. */
    private List<Refusal> unagreedMoves(PublishRequest request, List<Step> steps, Instant now) {
        List<String> agreed = request.moving() == null ? List.of() : request.moving();
        List<Refusal> found = new ArrayList<>();
        for (Step step : steps) {
            Round before = step.before();
            if (before == null || !step.moves()) {
                continue;
            }
            int people = intakes.of(before.id()).stream().mapToInt(Shard::taken).sum();
            if (people == 0) {
                continue;
            }
            Round after = step.after();
            String field = field(request.plan(), after);
            if (after.cancelled()) {
                found.add(Refusal.of("ROUND_WOULD_VANISH", "plan.rounds", before.id(), people));
            } else if (!after.theory().equals(before.theory())
                    || !after.practical().equals(before.practical())) {
                found.add(
                        Refusal.of("EXAM_WOULD_MOVE", field + ".theory", before.id(), people, changes(before, after)));
            } else if (before.closesAt().isAfter(now) && !after.closesAt().isAfter(now)) {
                found.add(Refusal.of(
                        "DEADLINE_WOULD_BE_PAST",
                        field + ".deadline",
                        before.id(),
                        people,
                        after.wall(after.closesAt())));
            } else if (!agreed.contains(before.id())) {
                found.add(Refusal.of(
                        "DEADLINE_WOULD_MOVE", field + ".deadline", before.id(), people, changes(before, after)));
            } else if (request.reason() == null || request.reason().isBlank()) {
                found.add(Refusal.of("MISSING_FIELD", "reason", "reason"));
            }
        }
        return found;
    }

    private static String field(Plan plan, Round round) {
        for (int i = 0; i < plan.rounds().size(); i++) {
            if (plan.rounds().get(i).no() == round.no()) {
                return "plan.rounds[" + i + "]";
            }
        }
        return "plan.rounds";
    }

    private static List<Term> changes(Round before, Round after) {
        List<Term> changes = new ArrayList<>();
        change(changes, "opensAt", before.local(before.opensAt()), after.local(after.opensAt()));
        change(changes, "closesAt", before.local(before.closesAt()), after.local(after.closesAt()));
        change(changes, "theory", before.theory(), after.theory());
        change(changes, "practical", span(before.practical()), span(after.practical()));
        return changes;
    }

    private static void change(List<Term> changes, String name, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(Term.of("CHANGE_" + name, before, after));
        }
    }

    private static String span(Practical practical) {
        return practical.from() + "/" + practical.to();
    }

    private boolean store(
            PublishRequest request,
            List<Step> steps,
            int version,
            Optional<PlanTable.Published> before,
            String text,
            Instant now) {
        String planId = request.plan().id();
        List<Write> writes = new ArrayList<>();
        for (Step step : steps) {
            if (step.changes()) {
                writes.add(rounds.put(step.after(), step.before(), now));
                step.gone().forEach(apart -> writes.add(rounds.join(apart)));
            }
        }
        writes.add(plans.replace(request.plan(), version, text, now));
        writes.add(plans.keep(planId, version, text, now));
        writes.add(audit.change(
                "plan/" + planId,
                now,
                "publishPlan",
                request.by(),
                before.map(old -> Map.of("version", old.version())).orElse(null),
                Map.of(
                        "version",
                        version,
                        "changed",
                        steps.stream()
                                .filter(Step::changes)
                                .map(step -> step.after().id())
                                .toList()),
                request.reason()));
        return transactions.commit(writes).isEmpty();
    }

    private void follow(Round round, Instant now) {
        for (Shard shard : intakes.of(round.id())) {
            if (round.covers(shard.siteId()) && shard.roundVersion() < round.version()) {
                intakes.follow(shard.key(), round.dates(), now);
            }
        }
    }

    private List<Warning> warnings(Plan plan, Words words, Instant now) {
        List<Neighbour> others = rounds.all().stream()
                .filter(round -> !round.planId().equals(plan.id()) && !round.cancelled() && !round.tbd())
                .map(Round::asNeighbour)
                .toList();
        return Irregularities.of(plan, others, now, holidays, exams).stream()
                .map(found ->
                        new Warning(found.code(), found.roundId(), words.sentence(found.code(), found.arguments())))
                .toList();
    }

    private Plan asPlan(PlanTable.Published published) {
        try {
            return json.readValue(published.json(), Plan.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("a stored plan is none", fault);
        }
    }

    private String asJson(Plan plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot write plan " + plan.id(), fault);
        }
    }
}
