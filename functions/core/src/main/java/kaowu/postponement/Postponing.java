package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.audit.AuditTable;
import kaowu.cascade.Cascade;
import kaowu.cascade.CascadeTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.filing.Filing;
import kaowu.filing.FilingTable;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.postponement.PostponementFunctions.Preview;
import kaowu.schedule.NewDates;
import kaowu.schedule.Postponement;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.SiteTable;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Postpones a round, or one of its sites. The new version, the audit item, the filings that it is done on and what brings the people
 * to it are one transaction; the intakes take the new dates over right after it, or when somebody finds that one has not.
 */
@ApplicationScoped
class Postponing {

    private final RoundTable rounds;
    private final IntakeTable intakes;
    private final SiteTable sites;
    private final Entitlement entitlement;
    private final FilingTable filings;
    private final Postponement postponement;
    private final Consequences consequences;
    private final CascadeTable cascades;
    private final AuditTable audit;
    private final Transactions transactions;

    Postponing(
            RoundTable rounds,
            IntakeTable intakes,
            SiteTable sites,
            Entitlement entitlement,
            FilingTable filings,
            Postponement postponement,
            Consequences consequences,
            CascadeTable cascades,
            AuditTable audit,
            Transactions transactions) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.sites = sites;
        this.entitlement = entitlement;
        this.filings = filings;
        this.postponement = postponement;
        this.consequences = consequences;
        this.cascades = cascades;
        this.audit = audit;
        this.transactions = transactions;
    }

    Result<Postponed> postpone(PostponeRequest request, Words words, Instant now) {
        String siteId = request.siteId();
        Optional<Round> found =
                siteId == null ? rounds.findNow(request.roundId()) : rounds.findNow(request.roundId(), siteId);
        if (found.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", "roundId", request.roundId());
        }
        Round before = found.get();
        List<Round> apart = siteId == null ? rounds.apart(before) : List.of();
        List<String> siteIds = intakes.of(before.id()).stream()
                .map(Shard::siteId)
                .distinct()
                .filter(site -> siteId == null || site.equals(siteId))
                .toList();
        if (siteId != null && siteIds.isEmpty()) {
            return sites.all(List.of(siteId)).stream()
                    .findFirst()
                    .map(site -> Result.<Postponed>refused("NO_INTAKE_THERE", "siteId", site.name(), before.id()))
                    .orElseGet(() -> Result.refused("UNKNOWN_SITE", "siteId", siteId));
        }
        List<Refusal> problems = problems(request, before, apart, now);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Move move = new Move(request, before, after(request, before, apart, now), apart, siteIds, now);
        Entitlement.Verdict verdict = entitlement.of(request, before, sites.all(siteIds));
        if (Boolean.TRUE.equals(request.preview())) {
            Preview preview = consequences.of(move, verdict.refusals(), words);
            return Result.done(new Postponed(move.after().view(now), null, null, preview));
        }
        return verdict.refusals().isEmpty() ? done(move, verdict.filings()) : Result.refused(verdict.refusals());
    }

    private Result<Postponed> done(Move move, List<Filing> used) {
        Round after = move.after();
        List<Write> writes = writes(move, used);
        if (writes.size() > Transactions.MOST_WRITES) {
            return Result.refused("TOO_MANY_SITES_AT_ONCE", "roundId", after.id());
        }
        int affected = consequences.affected(move);
        int reinstated = consequences.reinstated(move);
        if (transactions.commit(writes).isPresent()) {
            return Result.refused("CHANGED_MEANWHILE", "roundId", after.id());
        }
        for (Shard shard : intakes.of(after.id())) {
            if (after.covers(shard.siteId())) {
                intakes.follow(shard.key(), after.dates(), move.now());
            }
        }
        return Result.done(new Postponed(after.view(move.now()), affected, reinstated, null));
    }

    private List<Refusal> problems(PostponeRequest request, Round round, List<Round> apart, Instant now) {
        if (round.cancelled()) {
            return List.of(Refusal.of("ROUND_CANCELLED", "roundId", round.id()));
        } else if (round.over(now)) {
            return List.of(Refusal.of(
                    "ROUND_OVER", "roundId", round.id(), round.practical().to()));
        } else if ((request.to() == null) != request.toBeAnnounced()) {
            return List.of(Refusal.of("DATES_OR_TBD", "to"));
        }
        if (request.to() == null) {
            return ofTbd(request, round, apart);
        }
        return ofDates(request, request.to(), round, apart, now);
    }

    /** Nobody's deadline is brought forward, nor that of a site that has a later one of its own. */
    private static Optional<Refusal> earlier(Instant closesAt, Round round, List<Round> apart) {
        return Stream.concat(Stream.of(round), apart.stream())
                .filter(dates -> closesAt.isBefore(dates.closesAt()))
                .max(Comparator.comparing(Round::closesAt))
                .map(latest -> Refusal.of("DEADLINE_EARLIER", "to.deadline", latest.deadline()));
    }

    private List<Refusal> ofTbd(PostponeRequest request, Round round, List<Round> apart) {
        if (round.tbd() && apart.isEmpty()) {
            return List.of(nothingMoves(request, "tbd", round));
        }
        return request.reinstates()
                ? List.of(Refusal.of("REINSTATES_NOBODY", "reinstate"))
                : earlier(round.closesAt(), round, apart).stream().toList();
    }

    private List<Refusal> ofDates(PostponeRequest request, NewDates to, Round round, List<Round> apart, Instant now) {
        List<Refusal> found = new ArrayList<>();
        Round after = after(request, round, apart, now);
        boolean deadlineMoves = Postponement.deadlineMoves(round, after);
        if (apart.isEmpty() && postponement.holds(round, to, now)) {
            found.add(nothingMoves(request, "to", round));
        }
        found.addAll(postponement.problems(round, after, now));
        if (after.closesAt().isAfter(now) || !deadlineMoves) {
            earlier(after.closesAt(), round, apart).ifPresent(found::add);
        }
        if (request.reinstates() && !(deadlineMoves && after.closesAt().isAfter(now))) {
            found.add(Refusal.of("REINSTATES_NOBODY", "reinstate"));
        }
        return found;
    }

    private Refusal nothingMoves(PostponeRequest request, String field, Round round) {
        return request.siteId() == null
                ? Refusal.of("NOTHING_MOVES", field, round.id())
                : Refusal.of(
                        "NOTHING_MOVES_AT",
                        field,
                        round.id(),
                        sites.all(List.of(request.siteId())).get(0).name());
    }

    private Round after(PostponeRequest request, Round before, List<Round> apart, Instant now) {
        Round from = request.siteId() == null ? before.together(apart) : before.apartAt(request.siteId());
        NewDates to = request.to();
        if (to == null) {
            return postponement.toBeAnnounced(from);
        }
        return postponement.moved(from, to, now);
    }

    private List<Write> writes(Move move, List<Filing> used) {
        Round after = move.after();
        List<Write> writes = new ArrayList<>(postponement.write(after, move.before(), move.apart(), move.now()));
        writes.add(cascades.insert(cascade(Cascade.Kind.ROUND_MOVED, move)));
        if (move.request().reinstates()) {
            writes.add(cascades.insert(cascade(Cascade.Kind.FORFEITED_REINSTATED, move)));
        }
        used.forEach(filing -> writes.add(filings.use(filing, after.version())));
        writes.add(audit.change(
                "round/" + after.id(),
                move.now(),
                "postponeRound",
                move.request().by(),
                dates(move.before(), List.of()),
                dates(after, used),
                move.request().reason()));
        return writes;
    }

    private static Cascade cascade(Cascade.Kind kind, Move move) {
        return Cascade.ofRound(
                kind,
                move.after().key(),
                move.siteIds(),
                move.after().version(),
                move.now(),
                Change.of(move.before(), move.after()).facts());
    }

    private static Map<String, Object> dates(Round round, List<Filing> used) {
        Map<String, Object> dates = new HashMap<>();
        dates.put("version", round.version());
        round.extent().siteId().ifPresent(site -> dates.put("site", site));
        if (!round.extent().apart().isEmpty()) {
            dates.put("apart", round.extent().apart());
        }
        dates.put("closesAt", round.local(round.closesAt()));
        if (round.tbd()) {
            dates.put("tbd", true);
        } else {
            dates.put("theory", round.theory());
            dates.put("practical", round.practical());
        }
        if (!used.isEmpty()) {
            dates.put("filings", used.stream().map(Filing::filingNo).toList());
        }
        return dates;
    }
}
