package kaowu.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaowu.audit.AuditTable;
import kaowu.closing.CloseReport.SiteCount;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.Gap;
import kaowu.registration.GapTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.DueRoundTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundKey;
import kaowu.schedule.RoundTable;
import kaowu.table.Faults;
import kaowu.table.Transactions;

/**
 * One run of the closing sweep. It first shuts every intake of a round, so that nothing more comes in, and then forfeits what is
 * incomplete, site by site. Whatever it leaves undone, for its bound or for a crash, the next run finds in the same indexes.
 */
@ApplicationScoped
class Sweep {

    private final RoundTable rounds;
    private final DueRoundTable due;
    private final IntakeTable intakes;
    private final RegistrationTable registrations;
    private final GapTable gaps;
    private final Forfeiting forfeiting;
    private final AuditTable audit;
    private final Transactions transactions;
    private final ClosingSettings settings;

    Sweep(
            RoundTable rounds,
            DueRoundTable due,
            IntakeTable intakes,
            RegistrationTable registrations,
            GapTable gaps,
            Forfeiting forfeiting,
            AuditTable audit,
            Transactions transactions,
            ClosingSettings settings) {
        this.rounds = rounds;
        this.due = due;
        this.intakes = intakes;
        this.registrations = registrations;
        this.gaps = gaps;
        this.forfeiting = forfeiting;
        this.audit = audit;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * What a run did.
     *
     * @param closed rounds whose intakes this run was the first to find all closed
     * @param more whether its bound stopped it
     */
    record Run(List<String> closed, int forfeited, boolean more, List<CloseReport> reports) {}

    Run run(Instant now) {
        Faults faults = new Faults();
        Run run = new Run(new ArrayList<>(), 0, false, new ArrayList<>());
        for (RoundKey key : due.dueForClosing(now)) {
            Run before = run;
            // The index may show dates of a site that have just gone, because the whole round has moved.
            run = faults.attempt(
                    () -> rounds.findNow(key)
                            .map(round -> close(round, before, faults, now))
                            .orElse(before),
                    before);
            if (run.more()) {
                break;
            }
        }
        if (!run.more()) {
            run = ownDeadlines(run, faults, now);
        }
        faults.rethrow();
        return run;
    }

    /** What the stream of the intakes calls as soon as a shard has closed; the sweep does the same a little later. */
    int settle(String roundId, String siteId, Instant now) {
        return rounds.findNow(roundId, siteId)
                .filter(round -> !now.isBefore(round.closesAt()))
                .map(round -> {
                    Faults faults = new Faults();
                    int forfeited = forfeits(round, siteId, settings.atMost(), faults, now)
                            .forfeited();
                    faults.rethrow();
                    return forfeited;
                })
                .orElse(0);
    }

    private Run close(Round round, Run run, Faults faults, Instant now) {
        if (now.isBefore(round.closesAt()) || round.cancelled()) {
            return run;
        }
        shut(round, now);
        if (due.closed(round, now)) {
            run.closed().add(round.id());
        }
        int forfeited = run.forfeited();
        Map<String, Integer> taken = new TreeMap<>();
        Map<String, Integer> extended = new TreeMap<>();
        for (Shard shard : shards(round)) {
            taken.merge(shard.siteId(), shard.taken(), Integer::sum);
        }
        for (String siteId : taken.keySet()) {
            Forfeits found = forfeits(round, siteId, settings.atMost() - forfeited, faults, now);
            forfeited += found.forfeited();
            extended.put(siteId, found.extended());
            if (found.more()) {
                return new Run(run.closed(), forfeited, true, run.reports());
            }
        }
        boolean quiet = faults.none() && forfeited == run.forfeited();
        Optional<Instant> closedAt = rounds.findNow(round.key()).flatMap(Round::closedAt);
        CloseReport report = report(round, taken, extended, closedAt.orElse(now));
        boolean settled = quiet
                && closedAt.isPresent()
                && !now.isBefore(closedAt.get().plus(settings.settleAfter()))
                && conclude(round, report.asSettled(), now);
        run.reports().add(settled ? report.asSettled() : report);
        return new Run(run.closed(), forfeited, false, run.reports());
    }

    private void shut(Round round, Instant now) {
        for (Shard shard : shards(round)) {
            if (shard.roundVersion() < round.version()) {
                intakes.follow(shard.key(), round.dates(), now);
            }
            if (shard.state() != IntakeState.CLOSED) {
                intakes.close(shard.key(), now);
            }
        }
    }

    private List<Shard> shards(Round round) {
        return intakes.of(round.id()).stream()
                .filter(shard -> round.covers(shard.siteId()))
                .toList();
    }

    /** @param extended those who were passed over because they have a later deadline of their own */
    private record Forfeits(int forfeited, int extended, boolean more) {}

    private Forfeits forfeits(Round round, String siteId, int atMost, Faults faults, Instant now) {
        int forfeited = 0;
        int extended = 0;
        List<String> lapsed = new ArrayList<>();
        Iterator<Gap> found = gaps.of(round.id(), siteId, "").iterator();
        while (found.hasNext()) {
            Gap gap = found.next();
            if (gap.ownDeadline().filter(now::isBefore).isPresent()) {
                extended++;
                continue;
            }
            if (lapsed.size() == Forfeiting.TOGETHER || forfeited + lapsed.size() >= atMost) {
                forfeited += forfeiting.forfeit(lapsed, round, now, faults);
                lapsed.clear();
            }
            if (forfeited >= atMost) {
                return new Forfeits(forfeited, extended, true);
            }
            lapsed.add(gap.registrationNo());
        }
        forfeited += forfeiting.forfeit(lapsed, round, now, faults);
        return new Forfeits(forfeited, extended, false);
    }

    /** Takes the round off the list, with its report as an audit item; false if the round moved or another run was faster. */
    private boolean conclude(Round round, CloseReport report, Instant now) {
        return transactions
                .commit(List.of(
                        due.settled(round, now),
                        audit.once(
                                "round/" + round.id(),
                                "closed#"
                                        + round.key()
                                                .siteId()
                                                .map(site -> site + "#")
                                                .orElse("") + "v" + round.version(),
                                now,
                                "closeRounds",
                                "system",
                                report)))
                .isEmpty();
    }

    private CloseReport report(
            Round round, Map<String, Integer> taken, Map<String, Integer> extended, Instant closedAt) {
        List<SiteCount> sites = taken.entrySet().stream()
                .map(site -> {
                    int forfeited = gaps.forfeited(round.id(), site.getKey());
                    int waiting = extended.getOrDefault(site.getKey(), 0);
                    return new SiteCount(
                            site.getKey(), site.getValue(), site.getValue() - forfeited - waiting, forfeited, waiting);
                })
                .toList();
        return new CloseReport(
                round.id(), round.version(), round.local(round.closesAt()), round.local(closedAt), false, sites);
    }

    private Run ownDeadlines(Run run, Faults faults, Instant now) {
        int left = settings.atMost() - run.forfeited();
        List<String> passed = gaps.ownDeadlinesPassed(now, left + 1);
        int forfeited = run.forfeited();
        for (String registrationNo : passed.subList(0, Math.min(left, passed.size()))) {
            if (faults.attempt(() -> forfeitExtended(registrationNo, now), false)) {
                forfeited++;
            }
        }
        return new Run(run.closed(), forfeited, passed.size() > left, run.reports());
    }

    private boolean forfeitExtended(String registrationNo, Instant now) {
        Registration registration = registrations.find(registrationNo).orElseThrow();
        Round round =
                rounds.findNow(registration.roundId(), registration.siteId()).orElseThrow();
        if (now.isBefore(registration.closesAt(round.closesAt()))) {
            gaps.leaveToRound(registrationNo, now);
            return false;
        }
        return forfeiting.forfeit(registrationNo, round, now);
    }
}
