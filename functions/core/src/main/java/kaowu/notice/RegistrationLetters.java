package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.candidate.IdentityVault;
import kaowu.door.Term;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeState;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.ledger.Told;
import kaowu.registration.HistoryEntry;
import kaowu.registration.Proposal;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.site.Standing;
import kaowu.site.Suspension;

/** Notices about a registration: what is missing, until when with the zone, and what happens otherwise. */
@ApplicationScoped
class RegistrationLetters {

    /** Kinds of notices that tell her when or where her exam is from now on. */
    private static final Set<String> OF_EXAM = Stream.of(
                    new Occasion.RoundMoved(),
                    new Occasion.RoundChanged(),
                    new Occasion.RoundClash(),
                    new Occasion.ClashEnded(),
                    new Occasion.RoundTbd(),
                    new Occasion.SiteChanged(),
                    new Occasion.RoundSwitched(),
                    new Occasion.Reinstated())
            .map(Occasion::kind)
            .collect(Collectors.toUnmodifiableSet());

    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final SiteTable sites;
    private final Reminders reminders;
    private final NoticeTable notices;
    private final IdentityVault vault;

    RegistrationLetters(
            RegistrationTable registrations,
            RoundTable rounds,
            SiteTable sites,
            Reminders reminders,
            NoticeTable notices,
            IdentityVault vault) {
        this.registrations = registrations;
        this.rounds = rounds;
        this.sites = sites;
        this.reminders = reminders;
        this.notices = notices;
        this.vault = vault;
    }

    /** The notice as it would go out at this instant; empty if it is no longer true. */
    Optional<Letter> letter(Notice notice, Recipient.Registered recipient, Instant now) {
        Registration registration = registrations
                .find(recipient.registrationNo())
                .orElseThrow(() -> new IllegalStateException("a notice without a registration"));
        // Read a moment too early it would be taken for one that no longer holds.
        Round round =
                rounds.findNow(registration.roundId(), registration.siteId()).orElseThrow();
        return holds(notice, registration, round, now)
                ? Optional.of(letter(notice, registration, round))
                : Optional.empty();
    }

    private Letter letter(Notice notice, Registration registration, Round round) {
        boolean ofExam = OF_EXAM.contains(notice.occasion().kind());
        Optional<Told> before = ofExam ? toldBefore(notice) : Optional.empty();
        List<Object> missing = registration.missingInOrder().stream()
                .<Object>map(material -> Term.of("KIND_" + material))
                .toList();
        return new Letter(
                vault.open(registration.sealed(), registration.no()).contact(),
                registration.lang(),
                "NOTICE_" + sentence(notice, registration, round, before),
                List.of(
                        registration.no(),
                        registration.occupation(),
                        Term.of("LEVEL_" + registration.level()),
                        sites.find(registration.siteId()).map(Site::name).orElse(registration.siteId()),
                        missing.isEmpty() ? Term.of("NOTHING_MISSING") : missing,
                        round.wall(registration.deadlineThatCounts(round.closesAt())),
                        day(round.examDay()),
                        day(before.flatMap(Told::examDay)),
                        practical(round),
                        registration.otherExam().orElse(""),
                        proposed(registration),
                        proposedDay(registration),
                        why(registration)),
                ofExam ? Optional.of(told(registration, round)) : Optional.empty());
    }

    /**
     * What she knows, as far as it is known that she was told. One notice may have been overtaken by the next: she was not told of
     * what it would have said, and the next one starts from what she does know.
     */
    private Optional<Told> toldBefore(Notice notice) {
        return notices.of(notice.recipient()).stream()
                .filter(other -> !other.key().equals(notice.key()))
                .filter(other -> other.state() == NoticeState.SENT || other.occasion() instanceof Occasion.Receipt)
                .flatMap(other -> other.told().stream())
                .max(Comparator.naturalOrder());
    }

    /** Name of the sentence that leads from what she knows to what is so now, which the occasion alone does not tell. */
    private static String sentence(Notice notice, Registration registration, Round round, Optional<Told> before) {
        Occasion occasion = notice.occasion();
        if (occasion instanceof Occasion.Receipt) {
            return occasion.kind() + (registration.missing().isEmpty() ? "_COMPLETE" : "");
        } else if (occasion instanceof Occasion.Reinstated) {
            return occasion.kind() + (notice.deadline().equals(round.label()) ? "_ALL" : "");
        } else if (before.isEmpty()) {
            return occasion.kind();
        }
        boolean sameDay = before.get().examDay().equals(round.examDay());
        if (!before.get().roundId().equals(registration.roundId())) {
            return new Occasion.RoundSwitched().kind();
        } else if (occasion instanceof Occasion.RoundClash || occasion instanceof Occasion.RoundTbd) {
            return occasion.kind() + (sameDay ? "_STILL" : "");
        } else if (occasion instanceof Occasion.RoundMoved || occasion instanceof Occasion.RoundChanged) {
            return (sameDay ? new Occasion.RoundChanged() : new Occasion.RoundMoved()).kind();
        } else if (occasion instanceof Occasion.ClashEnded && !sameDay) {
            return new Occasion.RoundMoved().kind();
        }
        return occasion.kind();
    }

    /** As the letter says it: of dates that she may not have been brought to yet. */
    private static Told told(Registration registration, Round round) {
        return new Told(
                registration.roundId(), registration.siteId(), round.examDay(), registration.moves(), round.version());
    }

    private static Object practical(Round round) {
        return round.examDay()
                .<Object>map(day -> Term.of(
                        "FROM_TO", round.practical().from(), round.practical().to()))
                .orElse(Term.of("DAY_TO_BE_ANNOUNCED"));
    }

    private static String proposed(Registration registration) {
        return registration.proposal().map(Proposal::siteName).orElse("");
    }

    private static Object proposedDay(Registration registration) {
        return day(registration.proposal().flatMap(Proposal::theory));
    }

    /** Why she is asked to move, or was moved; the last of what is told of a place is its reason. */
    private static String why(Registration registration) {
        return registration.history().stream()
                .filter(HistoryEntry::ofPlaces)
                .reduce((earlier, later) -> later)
                .map(entry -> entry.items().get(entry.items().size() - 1))
                .orElse("");
    }

    private static Object day(Optional<LocalDate> day) {
        return day.<Object>map(known -> known).orElse(Term.of("DAY_TO_BE_ANNOUNCED"));
    }

    /** Whether it is still true: of the deadline that holds for her now, and told before that, unless it tells of its passing. */
    private boolean holds(Notice notice, Registration registration, Round round, Instant now) {
        RegistrationState state = registration.state();
        Instant closesAt = registration.closesAt(round.closesAt());
        boolean inTime = state == RegistrationState.COMPLETE
                || (state == RegistrationState.REGISTERED && now.isBefore(closesAt));
        boolean current = notice.deadline().equals(own(registration, round));
        Occasion occasion = notice.occasion();
        if (occasion instanceof Occasion.Receipt) {
            return inTime;
        } else if (occasion instanceof Occasion.Reminder reminder) {
            return inTime
                    && state == RegistrationState.REGISTERED
                    && current
                    && reminders.latestDue(closesAt, now).equals(Optional.of(reminder.before()));
        } else if (occasion instanceof Occasion.Forfeited) {
            return state == RegistrationState.FORFEITED
                    && (registration.ownDeadline().isEmpty() || current);
        } else if (occasion instanceof Occasion.SiteSuspended || occasion instanceof Occasion.SiteResumed) {
            return inTime && siteIsSo(notice, registration);
        } else if (occasion instanceof Occasion.MoveProposed
                || occasion instanceof Occasion.SiteChanged
                || occasion instanceof Occasion.RoundSwitched) {
            return registration.live() && ofPlaceHolds(notice, registration);
        } else if (occasion instanceof Occasion.ClashEnded) {
            // Where the dates have moved on, she is told of those when she is brought to them.
            return registration.live()
                    && !registration.clash()
                    && notice.deadline().equals(Occasion.examLabel(registration.moves(), round.version()));
        } else if (occasion instanceof Occasion.RoundMoved
                || occasion instanceof Occasion.RoundChanged
                || occasion instanceof Occasion.RoundClash
                || occasion instanceof Occasion.RoundTbd) {
            return registration.live()
                    && notice.deadline().equals(round.label())
                    && registration.clash() == occasion instanceof Occasion.RoundClash;
        }
        return inTime && current;
    }

    /** What was proposed or done last is what she is told. */
    private static boolean ofPlaceHolds(Notice notice, Registration registration) {
        if (notice.occasion() instanceof Occasion.MoveProposed) {
            return registration
                    .proposal()
                    .filter(proposal -> proposal.label().equals(notice.deadline()))
                    .isPresent();
        }
        return notice.deadline().equals(Occasion.moveLabel(registration.moves()));
    }

    /** Whether her site is as the notice says; of the end of a suspension only who was told of its beginning is told. */
    private boolean siteIsSo(Notice notice, Registration registration) {
        Optional<Suspension> suspension = sites.standing(registration.siteId())
                .flatMap(Standing::suspension)
                .filter(last -> Occasion.suspensionLabel(last.no()).equals(notice.deadline()));
        Occasion begin = new Occasion.SiteSuspended(registration.siteId());
        if (notice.occasion().equals(begin)) {
            return suspension.filter(Suspension::lasts).isPresent();
        }
        return notice.occasion().equals(new Occasion.SiteResumed(registration.siteId()))
                && suspension.filter(last -> !last.lasts()).isPresent()
                && notices.find(notice.recipient(), begin.text() + "#" + notice.deadline())
                        .filter(told -> told.state() == NoticeState.SENT)
                        .isPresent();
    }

    private static String own(Registration registration, Round round) {
        return Occasion.deadlineLabel(round.label(), registration.personalDeadline(round.closesAt()));
    }
}
