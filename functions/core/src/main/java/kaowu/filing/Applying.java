package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.audit.AuditTable;
import kaowu.calendar.HolidayCalendar;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.filing.Filing.Asked;
import kaowu.filing.FilingFunctions.FileRequest;
import kaowu.filing.FilingFunctions.FilingReply;
import kaowu.intake.IntakeTable;
import kaowu.schedule.Postponement;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Actors;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/** Takes a filing, or takes it back. Its number is the next one of the place, so that of two at once the second finds the first. */
@ApplicationScoped
class Applying {

    /** 办理期限, in working days after the day of filing. A rule of the house: the notice names no time. */
    private static final int DAYS_TO_DECIDE = 5;

    private static final int MOST_TRIES = 5;

    private final FilingTable filings;
    private final RoundTable rounds;
    private final SiteTable sites;
    private final Actors actors;
    private final IntakeTable intakes;
    private final Postponement postponement;
    private final HolidayCalendar holidays;
    private final AuditTable audit;
    private final Transactions transactions;

    Applying(
            FilingTable filings,
            RoundTable rounds,
            SiteTable sites,
            Actors actors,
            IntakeTable intakes,
            Postponement postponement,
            HolidayCalendar holidays,
            AuditTable audit,
            Transactions transactions) {
        this.filings = filings;
        this.rounds = rounds;
        this.sites = sites;
        this.actors = actors;
        this.intakes = intakes;
        this.postponement = postponement;
        this.holidays = holidays;
        this.audit = audit;
        this.transactions = transactions;
    }

    Result<FilingReply> file(FileRequest request, Instant now) {
        Optional<Round> round = rounds.findNow(request.roundId(), request.siteId());
        if (round.isEmpty()) {
            return Result.refused("UNKNOWN_ROUND", "roundId", request.roundId());
        }
        Optional<Site> site = sites.findNow(request.siteId());
        if (site.isEmpty()) {
            return Result.refused("UNKNOWN_SITE", "siteId", request.siteId());
        }
        Optional<Refusal> notTheirs = actors.forSite(site.get(), request.by());
        if (notTheirs.isPresent()) {
            return Result.refused(List.of(notTheirs.get()));
        } else if (Boolean.TRUE.equals(request.withdraw())) {
            return withdraw(request, round.get(), site.get(), now);
        }
        List<Refusal> problems = problems(request, round.get(), site.get(), now);
        return problems.isEmpty() ? file(request, round.get(), now) : Result.refused(problems);
    }

    private List<Refusal> problems(FileRequest request, Round round, Site site, Instant now) {
        return hopeless(round, site, now).map(List::of).orElseGet(() -> {
            List<Refusal> found = new ArrayList<>();
            Asked asked = asked(request);
            if (asked.reason().isEmpty() && asked.document().isEmpty()) {
                found.add(Refusal.of("FILING_REASON_OR_DOCUMENT", "reason"));
            }
            if (asked.to().isPresent() && asked.tbd()) {
                found.add(Refusal.of("FILING_DATES_OR_TBD", "to"));
            }
            asked.to()
                    .filter(to -> postponement.holds(round, to, now))
                    .ifPresent(to -> found.add(Refusal.of("FILING_FOR_DATES_THAT_HOLD", "to", round.id())));
            if (asked.tbd() && round.tbd()) {
                found.add(Refusal.of("FILING_FOR_DATES_THAT_HOLD", "tbd", round.id()));
            }
            asked.to()
                    .map(to -> postponement.problems(round, postponement.moved(round, to, now), now))
                    .ifPresent(found::addAll);
            return found;
        });
    }

    /** What keeps the site from filing whatever it asks for. */
    private Optional<Refusal> hopeless(Round round, Site site, Instant now) {
        if (round.cancelled()) {
            return Optional.of(Refusal.of("ROUND_CANCELLED", "roundId", round.id()));
        } else if (round.over(now)) {
            return Optional.of(Refusal.of(
                    "ROUND_OVER", "roundId", round.id(), round.practical().to()));
        } else if (Regime.of(round, site) == Regime.CITY) {
            return Optional.of(Refusal.of("NO_FILING_NEEDED", "siteId", site.name()));
        } else if (intakes.of(round.id(), site.id()).isEmpty()) {
            return Optional.of(Refusal.of("NO_INTAKE_THERE", "siteId", site.name(), round.id()));
        }
        return Optional.empty();
    }

    private Result<FilingReply> file(FileRequest request, Round round, Instant now) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Filing> newest = filings.newest(round.id(), request.siteId());
            Optional<Filing> open = newest.filter(Filing::open);
            if (open.isPresent()) {
                return repeats(request, open.get())
                        ? Result.done(new FilingReply(open.get().view(now)))
                        : Result.refused("FILING_OPEN", "siteId", open.get().filingNo());
            }
            Instant decideBy = given(request).orElseGet(() -> usual(round, now));
            if (!decideBy.isAfter(now)) {
                return Result.refused("DECIDE_BY_PASSED", "decideBy", round.wall(decideBy));
            }
            Filing filing = filing(request, round, newest.map(Filing::no).orElse(0) + 1, now, decideBy);
            String reason = filing.asked().reason().orElse(null);
            if (written(filings.insert(filing), filing, filing.by(), null, reason, now)) {
                return Result.done(new FilingReply(filing.view(now)));
            }
        }
        return Result.refused("CHANGED_MEANWHILE", "siteId", request.siteId());
    }

    private Result<FilingReply> withdraw(FileRequest request, Round round, Site site, Instant now) {
        Optional<Filing> newest = filings.newest(round.id(), site.id());
        if (newest.filter(Filing::open).isPresent()) {
            Filing before = newest.get();
            Filing after = before.withdrawn();
            return written(filings.withdraw(before), after, request.by(), noted(before), request.reason(), now)
                    ? Result.done(new FilingReply(after.view(now)))
                    : Result.refused("CHANGED_MEANWHILE", "siteId", site.id());
        }
        // The same request again, whose first reply was lost.
        return newest.filter(filing -> filing.state() == FilingState.WITHDRAWN)
                .map(filing -> Result.done(new FilingReply(filing.view(now))))
                .orElseGet(() -> Result.refused("FILING_NOTHING_TO_WITHDRAW", "siteId", site.name(), round.id()));
    }

    /** Whether it is the request that the filing came from; one that leaves the time to decide open may come on a later day. */
    private static boolean repeats(FileRequest request, Filing filing) {
        return filing.by().equals(request.by())
                && filing.asked().equals(asked(request))
                && given(request).map(filing.decideBy()::equals).orElse(true);
    }

    private static Filing filing(FileRequest request, Round round, int no, Instant now, Instant decideBy) {
        return new Filing(
                round.id(),
                request.siteId(),
                no,
                FilingState.FILED,
                asked(request),
                round.zone(),
                request.by(),
                now,
                decideBy,
                Optional.empty(),
                Optional.empty());
    }

    private static Asked asked(FileRequest request) {
        return new Asked(
                Filing.said(request.reason()),
                Filing.said(request.document()),
                Optional.ofNullable(request.to()),
                tbd(request));
    }

    private static boolean tbd(FileRequest request) {
        return Boolean.TRUE.equals(request.tbd());
    }

    private static Optional<Instant> given(FileRequest request) {
        return Optional.ofNullable(request.decideBy()).map(at -> at.toInstant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Instant usual(Round round, Instant now) {
        LocalDate today = now.atZone(round.zone()).toLocalDate();
        LocalDate last = Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                .filter(holidays::isWorkingDay)
                .skip(DAYS_TO_DECIDE - 1L)
                .findFirst()
                .orElseThrow();
        return last.plusDays(1).atStartOfDay(round.zone()).toInstant();
    }

    private boolean written(
            Write write, Filing after, String by, @Nullable Object before, @Nullable String reason, Instant now) {
        return transactions
                .commit(List.of(
                        write, audit.change(after.subject(), now, "fileForApproval", by, before, noted(after), reason)))
                .isEmpty();
    }

    private static Map<String, Object> noted(Filing filing) {
        Map<String, Object> noted = new HashMap<>();
        noted.put("filingNo", filing.filingNo());
        noted.put("state", filing.state());
        noted.put("decideBy", filing.local(filing.decideBy()));
        filing.asked().document().ifPresent(document -> noted.put("document", document));
        filing.asked().to().ifPresent(to -> noted.put("to", to));
        if (filing.asked().tbd()) {
            noted.put("tbd", true);
        }
        return noted;
    }
}
