package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/** Notices about a registration: what is missing, until when with the zone, and what happens otherwise. */
@ApplicationScoped
class RegistrationLetters {

    /** Kinds of notices that tell her when or where her exam is from now on. */
    private static final Set<String> OF_EXAM = Stream.of(
                    new Occasion.RoundMoved(),
                    new Occasion.RoundChanged(),
                    new Occasion.RoundClash(),
                    new Occasion.ClashChanged(),
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
        if (!holds(notice, registration, round, now)) {
            return Optional.empty();
        }
        Optional<Told> before = OF_EXAM.contains(notice.occasion().kind()) ? toldBefore(notice) : Optional.empty();
        return before.filter(told -> saysNothing(notice, registration, round, told))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(letter(notice, registration, round, before));
    }

    /** Whether all is as she was told last: what was changed has been changed back, or another letter has named it already. */
    private static boolean saysNothing(Notice notice, Registration registration, Round round, Told before) {
        Occasion occasion = notice.occasion();
        boolean ofDates = occasion instanceof Occasion.RoundMoved
                || occasion instanceof Occasion.RoundChanged
                || occasion instanceof Occasion.RoundTbd;
        boolean ofPlace = occasion instanceof Occasion.SiteChanged || occasion instanceof Occasion.RoundSwitched;
        return (ofDates || (ofPlace && before.moves() != registration.moves()))
                && registration.told(round).saysTheSameAs(before);
    }

    private Letter letter(Notice notice, Registration registration, Round round, Optional<Told> before) {
        boolean ofExam = OF_EXAM.contains(notice.occasion().kind());
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
                        day(notice.occasion() instanceof Occasion.Receipt ? known(notice, round) : round.examDay()),
                        course(before, round.examDay()),
                        practical(round),
                        registration.otherExam().orElse(""),
                        proposed(registration),
                        proposedDay(registration),
                        why(registration),
                        before.map(Told::roundId).orElse(registration.roundId()),
                        registration.roundId(),
                        registration.clash()
                                ? Term.of("CLASH_TOO", registration.otherExam().orElse(""))
                                : ""),
                ofExam ? Optional.of(registration.told(round)) : Optional.empty());
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

    /**
     * The day that a receipt names. It does not anticipate what has changed since she registered, and it does not fall back behind
     * what she was told of that: each change has its own notice.
     */
    private Optional<LocalDate> known(Notice receipt, Round round) {
        Optional<LocalDate> first = receipt.told().flatMap(Told::examDay);
        return first.equals(round.examDay())
                ? first
                : toldBefore(receipt).or(receipt::told).flatMap(Told::examDay);
    }

    /** Name of the sentence that leads from what she knows to what is so now, which the occasion alone does not tell. */
    private static String sentence(Notice notice, Registration registration, Round round, Optional<Told> before) {
        Occasion occasion = notice.occasion();
        if (occasion instanceof Occasion.Receipt) {
            return occasion.kind() + (registration.missing().isEmpty() ? "_COMPLETE" : "");
        } else if (occasion instanceof Occasion.Reinstated) {
            return occasion.kind() + (notice.deadline().equals(round.label()) ? "_ALL" : "");
        } else if (before.isEmpty()) {
            return occasion instanceof Occasion.ClashChanged ? clash(registration) : occasion.kind();
        }
        boolean sameDay = before.get().examDay().equals(round.examDay());
        // A letter that was written after the move has named the site, but has not said that it is another.
        boolean elsewhere = !before.get().siteId().equals(registration.siteId())
                || before.get().moves() == registration.moves();
        if (!before.get().roundId().equals(registration.roundId())) {
            return new Occasion.RoundSwitched().kind();
        } else if (occasion instanceof Occasion.RoundClash || occasion instanceof Occasion.RoundTbd) {
            return occasion.kind() + (sameDay ? "_STILL" : "");
        } else if (occasion instanceof Occasion.SiteChanged || occasion instanceof Occasion.RoundSwitched) {
            // Back where she was, she has not been told that she had left.
            return elsewhere ? new Occasion.SiteChanged().kind() : ofDates(sameDay);
        } else if (occasion instanceof Occasion.ClashChanged && (sameDay || registration.clash())) {
            return clash(registration);
        }
        return ofDates(sameDay);
    }

    private static String clash(Registration registration) {
        return registration.clash() ? "ROUND_CLASH_STILL" : "CLASH_ENDED";
    }

    private static String ofDates(boolean sameDay) {
        return (sameDay ? new Occasion.RoundChanged() : new Occasion.RoundMoved()).kind();
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

    /** What becomes of her exam day, from the one that she was told last. */
    private static Term course(Optional<Told> before, Optional<LocalDate> now) {
        if (before.isEmpty()) {
            return now.map(day -> Term.of("DAY_IS", day)).orElse(Term.of("DAY_OPEN"));
        }
        Optional<LocalDate> then = before.get().examDay();
        if (then.equals(now)) {
            return now.map(day -> Term.of("DAY_STAYS", day)).orElse(Term.of("DAY_STAYS_OPEN"));
        } else if (then.isEmpty()) {
            return Term.of("DAY_SET", now.orElseThrow());
        }
        return now.map(day -> Term.of("DAY_MOVED", then.get(), day)).orElse(Term.of("DAY_LEFT_OPEN", then.get()));
    }

    /** Why she is asked to move, or was moved; the last of what is told of a place is its reason. It has none that she chose. */
    private static Object why(Registration registration) {
        return registration.history().stream()
                .filter(HistoryEntry::ofPlaces)
                .reduce((earlier, later) -> later)
                .map(entry -> entry.items().get(entry.items().size() - 1))
                .filter(reason -> !reason.isEmpty())
                .<Object>map(reason -> Term.of("BECAUSE", reason))
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
        } else if (occasion instanceof Occasion.ClashChanged) {
            // Where the dates have moved on, she is told of those when she is brought to them.
            return registration.live()
                    && notice.deadline().startsWith(Occasion.examLabel(registration.moves(), round.version()) + "/");
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

    /** Whether her site is as the notice says, and is not as she was told last that it is. */
    private boolean siteIsSo(Notice notice, Registration registration) {
        boolean begins = notice.occasion().equals(new Occasion.SiteSuspended(registration.siteId()));
        boolean ends = notice.occasion().equals(new Occasion.SiteResumed(registration.siteId()));
        return (begins || ends)
                && sites.standing(registration.siteId())
                        .flatMap(Standing::suspension)
                        .filter(last -> Occasion.suspensionLabel(last.no()).equals(notice.deadline()))
                        .filter(last -> last.lasts() == begins)
                        .isPresent()
                && toldSuspended(notice, registration.siteId(), begins) == ends;
    }

    /**
     * Whether she was told that a site is suspended, this time or before, and of no end since: an end that the next beginning has
     * overtaken is not told.
     *
     * @param begins whether it is asked for the beginning of a suspension, which then tells of one before it only where each end has
     *     been overtaken; without an end she was not there any more
     */
    private boolean toldSuspended(Notice notice, String siteId, boolean begins) {
        Map<String, NoticeState> states =
                notices.of(notice.recipient()).stream().collect(Collectors.toMap(Notice::key, Notice::state));
        int last = Occasion.suspensionNo(notice.deadline());
        for (int no = last; no > 0; no--) {
            String label = "#" + Occasion.suspensionLabel(no);
            NoticeState ended = states.get(new Occasion.SiteResumed(siteId).text() + label);
            if (no < last && (ended == NoticeState.SENT || (begins && ended == null))) {
                return false;
            } else if (states.get(new Occasion.SiteSuspended(siteId).text() + label) == NoticeState.SENT) {
                return true;
            }
        }
        return false;
    }

    private static String own(Registration registration, Round round) {
        return Occasion.deadlineLabel(round.label(), registration.personalDeadline(round.closesAt()));
    }
}
