package kaowu.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.audit.AuditTable;
import kaowu.closing.ClosingFunctions.ReinstateRequest;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Term;
import kaowu.door.Words;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.notice.Reminders;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.registration.Twins;
import kaowu.registration.Views;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Actors;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/** Gives one person a later deadline of her own, instead of reopening a round for all. */
@ApplicationScoped
class Reinstatement {

    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final SiteTable sites;
    private final Actors actors;
    private final PlacementTable placements;
    private final Twins twins;
    private final NoticeTable notices;
    private final Reminders reminders;
    private final AuditTable audit;
    private final Views views;
    private final Transactions transactions;

    Reinstatement(
            RegistrationTable registrations,
            RoundTable rounds,
            SiteTable sites,
            Actors actors,
            PlacementTable placements,
            Twins twins,
            NoticeTable notices,
            Reminders reminders,
            AuditTable audit,
            Views views,
            Transactions transactions) {
        this.registrations = registrations;
        this.rounds = rounds;
        this.sites = sites;
        this.actors = actors;
        this.placements = placements;
        this.twins = twins;
        this.notices = notices;
        this.reminders = reminders;
        this.audit = audit;
        this.views = views;
        this.transactions = transactions;
    }

    Result<RegistrationReply> reinstate(ReinstateRequest request, Words words, Instant now) {
        Optional<Registration> found = registrations.findTyped(request.registrationNo());
        if (found.isEmpty()) {
            return Result.refused("UNKNOWN_REGISTRATION", "registrationNo");
        }
        Registration registration = found.get();
        List<Site> here = sites.find(registration.siteId()).stream().toList();
        Optional<Refusal> notTheirs = actors.overPeopleAt(here, request.by());
        if (notTheirs.isPresent()) {
            return Result.refused(List.of(notTheirs.get()));
        }
        Round round =
                rounds.findNow(registration.roundId(), registration.siteId()).orElseThrow();
        if (registration.state() == RegistrationState.FORFEITED
                && twins.elsewhere(registration.person(), round.id(), registration.no())) {
            return Result.refused("ALREADY_REGISTERED", "registrationNo", round.id());
        }
        Instant until = request.until().toInstant();
        Optional<Refusal> problem = problem(registration, round, until, now);
        if (problem.isPresent()) {
            return Result.refused(List.of(problem.get()));
        }
        return transactions
                .commit(writes(request, registration, round, until, now))
                .map(rejection -> refused(rejection, registration))
                .orElseGet(() -> Result.done(new RegistrationReply(
                        views.of(registrations.find(registration.no()).orElseThrow(), round, words))));
    }

    private static Optional<Refusal> problem(Registration registration, Round round, Instant until, Instant now) {
        if (registration.state() == RegistrationState.WITHDRAWN || registration.state() == RegistrationState.COMPLETE) {
            return Optional.of(
                    Refusal.of("NOTHING_TO_REINSTATE", "registrationNo", Term.of("STATE_" + registration.state())));
        } else if (registration.crowded()) {
            return Optional.of(Refusal.of("TOO_MANY_EVENTS", "registrationNo"));
        } else if (!until.isAfter(now)) {
            return Optional.of(Refusal.of("UNTIL_PASSED", "until", round.wall(until)));
        } else if (!until.isAfter(registration.closesAt(round.closesAt()))) {
            return Optional.of(
                    Refusal.of("UNTIL_NOT_LATER", "until", round.wall(registration.closesAt(round.closesAt()))));
        }
        return registration
                .exam()
                .day()
                .filter(day -> until.isAfter(day.atStartOfDay(round.zone()).toInstant()))
                .map(day -> Refusal.of("UNTIL_AFTER_THEORY", "until", day));
    }

    private List<Write> writes(
            ReinstateRequest request, Registration registration, Round round, Instant until, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(registrations.reinstate(registration, until, now));
        if (registration.state() == RegistrationState.FORFEITED) {
            writes.add(placements.place(registration));
        }
        String label = Occasion.deadlineLabel(round.label(), Optional.of(until));
        writes.add(notices.insert(Notice.of(registration.no(), new Occasion.Reinstated(), label, now)));
        writes.addAll(reminders.plan(registration.no(), until, label, now));
        writes.add(audit.change(
                "registration/" + registration.no(),
                now,
                "reinstate",
                request.by(),
                Map.of("state", registration.state(), "closesAt", round.local(registration.closesAt(round.closesAt()))),
                Map.of("state", RegistrationState.REGISTERED, "closesAt", round.local(until)),
                request.reason()));
        return writes;
    }

    private static Result<RegistrationReply> refused(Rejection rejection, Registration registration) {
        return rejection.of(PlacementTable.PLACEMENT).isPresent()
                ? Result.refused(
                        "EXAM_SAME_DAY",
                        "registrationNo",
                        registration.exam().day().orElseThrow())
                : Result.refused("CHANGED_MEANWHILE", "registrationNo", registration.no());
    }
}
