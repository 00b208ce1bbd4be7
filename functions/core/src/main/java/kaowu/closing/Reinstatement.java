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
import kaowu.registration.Exam;
import kaowu.registration.ExamDays;
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
    private final ExamDays days;
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
            ExamDays days,
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
        this.days = days;
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
        Optional<String> holderNo = holder(registration);
        Exam exam = exam(registration, round, holderNo.isPresent());
        Optional<Refusal> problem = problem(registration, exam, round, until, now);
        if (problem.isPresent()) {
            return Result.refused(List.of(problem.get()));
        }
        return transactions
                .commit(writes(request, registration, exam, holderNo, round, until, now))
                .map(rejection -> refused(rejection, registration, exam))
                .orElseGet(() -> Result.done(new RegistrationReply(
                        views.of(registrations.find(registration.no()).orElseThrow(), round, words))));
    }

    /** Which other registration of hers has the day on which she chose to sit both. */
    private Optional<String> holder(Registration registration) {
        return registration
                .exam()
                .day()
                .filter(day -> registration.exam().hold() == Exam.Hold.BESIDE)
                .flatMap(day -> placements.holder(registration.person(), day))
                .map(PlacementTable.Holder::registrationNo);
    }

    /**
     * A forfeited one was not brought to what her round's dates have become since. Where another exam of hers has the day she is not
     * reinstated, unless she chose to sit both: which of the two it is to be is settled first.
     */
    private static Exam exam(Registration registration, Round round, boolean heldByAnother) {
        Exam before = registration.exam();
        if (registration.state() != RegistrationState.FORFEITED) {
            return before;
        }
        boolean beside = heldByAnother && round.examDay().equals(before.day());
        return before.moved(round.examDay(), round.version(), beside ? before.hold() : Exam.Hold.GUARDED);
    }

    private static Optional<Refusal> problem(
            Registration registration, Exam exam, Round round, Instant until, Instant now) {
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
        return exam.day()
                .filter(day -> until.isAfter(day.atStartOfDay(round.zone()).toInstant()))
                .map(day -> Refusal.of("UNTIL_AFTER_THEORY", "until", day));
    }

    private List<Write> writes(
            ReinstateRequest request,
            Registration registration,
            Exam exam,
            Optional<String> holderNo,
            Round round,
            Instant until,
            Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(rounds.unmoved(round));
        writes.add(registrations.reinstate(registration, exam, until, now));
        if (registration.state() == RegistrationState.FORFEITED) {
            writes.addAll(days.take(registration, exam, holderNo));
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

    private static Result<RegistrationReply> refused(Rejection rejection, Registration registration, Exam exam) {
        return rejection.of(PlacementTable.PLACEMENT).isPresent()
                ? Result.refused("EXAM_SAME_DAY", "registrationNo", exam.day().orElseThrow())
                : Result.refused("CHANGED_MEANWHILE", "registrationNo", registration.no());
    }
}
