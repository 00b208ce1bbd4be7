package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.audit.AuditTable;
import kaowu.cascade.Cascade;
import kaowu.cascade.CascadeTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.postponement.PostponementFunctions.NewDates;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.postponement.PostponementFunctions.Preview;
import kaowu.schedule.Postponement;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Postpones a round. The round's new version, the audit item and what brings the people to it are one transaction; the intakes take
 * the new dates over right after it, or when somebody finds that one has not.
 */
@ApplicationScoped
class Postponing {

    private final RoundTable rounds;
    private final IntakeTable intakes;
    private final Postponement postponement;
    private final Consequences consequences;
    private final CascadeTable cascades;
    private final AuditTable audit;
    private final Transactions transactions;

    Postponing(
            RoundTable rounds,
            IntakeTable intakes,
            Postponement postponement,
            Consequences consequences,
            CascadeTable cascades,
            AuditTable audit,
            Transactions transactions) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.postponement = postponement;
        this.consequences = consequences;
        this.cascades = cascades;
        this.audit = audit;
        this.transactions = transactions;
    }

    Result<Postponed> postpone(PostponeRequest request, Words words, Instant now) {
        Optional<Round> found = rounds.findNow(request.roundId());
        if (found.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", "roundId", request.roundId());
        }
        Round before = found.get();
        List<Refusal> problems = problems(request, before, now);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Round after = after(request, before, now);
        List<String> sites = sites(before);
        if (Boolean.TRUE.equals(request.preview())) {
            Preview preview = consequences.of(after, sites, reinstates(request), words, now);
            return Result.done(new Postponed(after.view(now), null, null, preview));
        }
        int affected = consequences.affected(before, sites);
        int reinstated = reinstates(request) ? consequences.forfeited(before, sites) : 0;
        if (transactions.commit(writes(request, before, after, sites, now)).isPresent()) {
            return Result.refused("CHANGED_MEANWHILE", "roundId", before.id());
        }
        for (Shard shard : intakes.of(after.id())) {
            intakes.follow(shard.key(), after.dates(), now);
        }
        return Result.done(new Postponed(after.view(now), affected, reinstated, null));
    }

    private static boolean tbd(PostponeRequest request) {
        return Boolean.TRUE.equals(request.tbd());
    }

    private static boolean reinstates(PostponeRequest request) {
        return Boolean.TRUE.equals(request.reinstate());
    }

    private List<Refusal> problems(PostponeRequest request, Round round, Instant now) {
        if (round.cancelled()) {
            return List.of(Refusal.of("ROUND_CANCELLED", "roundId", round.id()));
        } else if (round.over(now)) {
            return List.of(Refusal.of(
                    "ROUND_OVER", "roundId", round.id(), round.practical().to()));
        } else if ((request.to() == null) != tbd(request)) {
            return List.of(Refusal.of("DATES_OR_TBD", "to"));
        } else if (request.to() == null) {
            return ofTbd(request, round);
        }
        return ofDates(request, request.to(), round, now);
    }

    private static List<Refusal> ofTbd(PostponeRequest request, Round round) {
        if (round.tbd()) {
            return List.of(Refusal.of("NOTHING_MOVES", "tbd", round.id()));
        }
        return reinstates(request) ? List.of(Refusal.of("REINSTATES_NOBODY", "reinstate")) : List.of();
    }

    private List<Refusal> ofDates(PostponeRequest request, NewDates to, Round round, Instant now) {
        List<Refusal> found = new ArrayList<>();
        Round after = after(request, round, now);
        boolean deadlineMoves = !after.closesAt().equals(round.closesAt());
        if (!round.tbd()
                && !deadlineMoves
                && round.theory().equals(to.theory())
                && round.practical().equals(to.practical())) {
            found.add(Refusal.of("NOTHING_MOVES", "to", round.id()));
        }
        if (deadlineMoves && !after.closesAt().isAfter(now)) {
            found.add(Refusal.of("NEW_DEADLINE_PASSED", "to.deadline", after.wall(after.closesAt())));
        }
        if (to.theory().isBefore(now.atZone(round.zone()).toLocalDate())) {
            found.add(Refusal.of("NEW_DAY_PASSED", "to.theory", to.theory()));
        }
        if (!after.deadline().isBefore(to.theory())) {
            found.add(Refusal.of("DEADLINE_NOT_BEFORE_THEORY", "to.theory", after.deadline(), to.theory()));
        }
        if (to.practical().to().isBefore(to.practical().from())) {
            found.add(Refusal.of("WINDOW_REVERSED", "to.practical", round.no()));
        }
        if (reinstates(request) && !(deadlineMoves && after.closesAt().isAfter(now))) {
            found.add(Refusal.of("REINSTATES_NOBODY", "reinstate"));
        }
        return found;
    }

    private Round after(PostponeRequest request, Round before, Instant now) {
        NewDates to = request.to();
        if (to == null) {
            return postponement.toBeAnnounced(before);
        }
        LocalDate deadline = to.deadline() == null ? before.deadline() : to.deadline();
        return postponement.moved(before, deadline, to.theory(), to.practical(), now);
    }

    private List<String> sites(Round round) {
        return intakes.of(round.id()).stream().map(Shard::siteId).distinct().toList();
    }

    private List<Write> writes(PostponeRequest request, Round before, Round after, List<String> sites, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(postponement.write(after, before, now));
        writes.add(cascades.insert(Cascade.ofRound(
                Cascade.Kind.ROUND_MOVED,
                after.id(),
                sites,
                after.version(),
                now,
                Change.of(before, after).facts())));
        if (reinstates(request)) {
            writes.add(cascades.insert(Cascade.ofRound(
                    Cascade.Kind.FORFEITED_REINSTATED,
                    after.id(),
                    sites,
                    after.version(),
                    now,
                    Change.of(before, after).facts())));
        }
        writes.add(audit.change(
                "round/" + after.id(),
                now,
                "postponeRound",
                request.by(),
                dates(before),
                dates(after),
                request.reason()));
        return writes;
    }

    private static Map<String, Object> dates(Round round) {
        Map<String, Object> dates = new HashMap<>();
        dates.put("version", round.version());
        dates.put("closesAt", round.local(round.closesAt()));
        if (round.tbd()) {
            dates.put("tbd", true);
        } else {
            dates.put("theory", round.theory());
            dates.put("practical", round.practical());
        }
        return dates;
    }
}
