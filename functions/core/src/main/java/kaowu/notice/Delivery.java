package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.candidate.Candidate;
import kaowu.candidate.IdentityVault;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeState;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Faults;
import org.jboss.logging.Logger;

/**
 * Sends what the ledger holds. A notice is marked as being sent before it is handed to its channel, so two runs do not send it
 * both; a run that dies in between leaves it marked, and when the mark has run out an e-mail is sent again under the same id,
 * while a text message, which nobody could tell from a second one, is given up and shown to a person.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final NoticeTable notices;
    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final Reminders reminders;
    private final Wording wording;
    private final IdentityVault vault;
    private final List<Channel> channels;
    private final NoticeSettings settings;

    Delivery(
            NoticeTable notices,
            RegistrationTable registrations,
            RoundTable rounds,
            Reminders reminders,
            Wording wording,
            IdentityVault vault,
            Channels channels,
            NoticeSettings settings) {
        this.notices = notices;
        this.registrations = registrations;
        this.rounds = rounds;
        this.reminders = reminders;
        this.wording = wording;
        this.vault = vault;
        this.channels = channels.inOrder();
        this.settings = settings;
    }

    /** What became of one attempt. */
    enum Attempt {
        SENT,
        SUPPRESSED,
        FAILED,
        /** Not taken by the channel; will be tried again. */
        LATER,
        /** Another run has it. */
        TAKEN
    }

    /** @param more whether its bound stopped it */
    record Run(int sent, int suppressed, int failed, boolean more) {

        private Run and(Attempt attempt) {
            return switch (attempt) {
                case SENT -> new Run(sent + 1, suppressed, failed, more);
                case SUPPRESSED -> new Run(sent, suppressed + 1, failed, more);
                case FAILED -> new Run(sent, suppressed, failed + 1, more);
                case LATER, TAKEN -> this;
            };
        }
    }

    Run run(Instant now) {
        Faults faults = new Faults();
        Run run = new Run(0, 0, 0, false);
        for (String queue : notices.queues()) {
            List<Notice> due = notices.due(queue, now, settings.deliverAtMost());
            for (Notice notice : due) {
                run = run.and(faults.attempt(() -> attempt(notice, now), Attempt.LATER));
            }
            run = new Run(
                    run.sent(), run.suppressed(), run.failed(), run.more() || due.size() >= settings.deliverAtMost());
        }
        faults.rethrow();
        return run;
    }

    /**
     * One notice by its key, as soon as the stream of the ledger tells of it. The clock of whoever queued it may be a little ahead
     * of ours; the later of the two is taken, or a reminder would seem to come too early.
     */
    Attempt deliver(String registrationNo, String occasion, Instant now) {
        return notices.find(registrationNo, occasion)
                .filter(notice -> notice.state() == NoticeState.PENDING
                        && notice.attempts() == 0
                        && notice.nextAttemptAt().equals(notice.queuedAt()))
                .map(notice -> attempt(notice, now.isBefore(notice.queuedAt()) ? notice.queuedAt() : now))
                .orElse(Attempt.TAKEN);
    }

    private Attempt attempt(Notice notice, Instant now) {
        Registration registration = registrations
                .find(notice.registrationNo())
                .orElseThrow(() -> new IllegalStateException("a notice without a registration"));
        Round round = rounds.find(registration.roundId()).orElseThrow();
        if (!holds(notice, registration, round, now)) {
            return end(notice, NoticeState.SUPPRESSED, notice.attempts(), now, "NO_LONGER_TRUE");
        }
        Candidate candidate = vault.open(registration.sealed(), registration.no());
        Optional<Channel> channel = channels.stream()
                .filter(one -> one.address(candidate).isPresent())
                .findFirst();
        if (channel.isEmpty()) {
            return end(notice, NoticeState.FAILED, notice.attempts(), now, "NO_ADDRESS");
        }
        if (notice.state() == NoticeState.SENDING && lostForGood(notice)) {
            return end(notice, NoticeState.FAILED, notice.attempts(), now, "INTERRUPTED");
        }
        if (notice.attempts() >= settings.attempts()) {
            return end(notice, NoticeState.FAILED, notice.attempts(), now, "INTERRUPTED");
        }
        String address = channel.get().address(candidate).orElseThrow();
        return send(notice, channel.get(), wording.message(notice, registration, round, address), now);
    }

    /** Whether the attempt that never came back was on a channel where a second one would be a second message. */
    private boolean lostForGood(Notice notice) {
        return channels.stream()
                .filter(channel ->
                        notice.channel().filter(channel.name()::equals).isPresent())
                .noneMatch(Channel::repeatable);
    }

    private Attempt send(Notice notice, Channel channel, Message message, Instant now) {
        if (!notices.claim(notice, channel.name(), now.plus(settings.lostAfter()))) {
            return Attempt.TAKEN;
        }
        try {
            String messageId = channel.send(message);
            notices.sent(notice, messageId, now);
            return Attempt.SENT;
        } catch (Channel.Undelivered undelivered) {
            int attempts = notice.attempts() + 1;
            boolean giveUp = attempts >= settings.attempts() || (undelivered.unsure() && !channel.repeatable());
            LOG.warnf(
                    "Notice %s was not taken by %s (%s), attempt %d",
                    message.id(), channel.name(), undelivered.getMessage(), attempts);
            if (giveUp) {
                return end(notice, NoticeState.FAILED, attempts, now, String.valueOf(undelivered.getMessage()));
            }
            notices.retry(notice, now.plus(pause(attempts)), String.valueOf(undelivered.getMessage()));
            return Attempt.LATER;
        }
    }

    private Duration pause(int attempts) {
        Duration pause = settings.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private Attempt end(Notice notice, NoticeState state, int attempts, Instant now, String remark) {
        if (!notices.end(notice, state, attempts, now, remark)) {
            return Attempt.TAKEN;
        }
        if (state == NoticeState.FAILED) {
            LOG.errorf("Notice FAILED: %s of registration %s (%s)", notice.key(), notice.registrationNo(), remark);
            return Attempt.FAILED;
        }
        return Attempt.SUPPRESSED;
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
        }
        return inTime && current;
    }

    private static String own(Registration registration, Round round) {
        return Occasion.deadlineLabel(round.version(), registration.personalDeadline(round.closesAt()));
    }
}
