package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeState;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.table.Faults;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jboss.logging.Logger;

/**
 * Sends what the ledger holds. A notice is marked as being sent before it is handed to its channel, so two runs do not send it
 * both; a run that dies in between leaves it marked, and when the mark has run out an e-mail is sent again under the same id,
 * while a text message, which nobody could tell from a second one, is given up and shown to a person.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** Takes a notice that is sent by no channel. */
    private static final String NOBODY = "NOBODY";

    private final NoticeTable notices;
    private final RegistrationLetters registrations;
    private final FollowerLetters followers;
    private final Transactions transactions;
    private final List<Channel> channels;
    private final NoticeSettings settings;

    Delivery(
            NoticeTable notices,
            RegistrationLetters registrations,
            FollowerLetters followers,
            Transactions transactions,
            Channels channels,
            NoticeSettings settings) {
        this.notices = notices;
        this.registrations = registrations;
        this.followers = followers;
        this.transactions = transactions;
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
    Attempt deliver(Recipient recipient, String occasion, Instant now) {
        return notices.find(recipient, occasion)
                .filter(notice -> notice.state() == NoticeState.PENDING
                        && notice.attempts() == 0
                        && notice.nextAttemptAt().equals(notice.queuedAt()))
                .map(notice -> attempt(notice, now.isBefore(notice.queuedAt()) ? notice.queuedAt() : now))
                .orElse(Attempt.TAKEN);
    }

    private Attempt attempt(Notice notice, Instant now) {
        Optional<Letter> letter = letter(notice, now);
        if (letter.isEmpty()) {
            return notice.recipient() instanceof Recipient.Follower follower
                    ? release(notice, follower, now)
                    : end(notice, NoticeState.SUPPRESSED, notice.attempts(), now, "NO_LONGER_TRUE");
        }
        Optional<Channel> channel = channels.stream()
                .filter(one -> one.address(letter.get().contact()).isPresent())
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
        String address = channel.get().address(letter.get().contact()).orElseThrow();
        return send(notice, channel.get(), letter.get(), address, now);
    }

    private Optional<Letter> letter(Notice notice, Instant now) {
        if (notice.recipient() instanceof Recipient.Registered registered) {
            return registrations.letter(notice, registered, now);
        }
        if (notice.recipient() instanceof Recipient.Follower follower
                && notice.occasion() instanceof Occasion.Announced announced) {
            return followers.letter(notice, announced, follower, now);
        }
        throw new IllegalStateException(
                "nobody writes " + notice.key() + " to " + notice.recipient().text());
    }

    /** Whether the attempt that never came back was on a channel where a second one would be a second message. */
    private boolean lostForGood(Notice notice) {
        return channels.stream()
                .filter(channel ->
                        notice.channel().filter(channel.name()::equals).isPresent())
                .noneMatch(Channel::repeatable);
    }

    private Attempt send(Notice notice, Channel channel, Letter letter, String address, Instant now) {
        Message message = letter.message(notice, address);
        if (!notices.claim(notice, channel.name(), now.plus(settings.lostAfter()))) {
            return Attempt.TAKEN;
        }
        try {
            String messageId = channel.send(message);
            sent(notice, notices.sent(notice, messageId, letter.told(), now));
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
            LOG.errorf(
                    "Notice FAILED: %s to %s (%s)",
                    notice.key(), notice.recipient().text(), remark);
            return Attempt.FAILED;
        }
        return Attempt.SUPPRESSED;
    }

    /** With it a follower is none any more; alone, if she has left meanwhile. */
    private void sent(Notice notice, Write sent) {
        if (notice.recipient() instanceof Recipient.Follower follower) {
            Optional<Rejection> rejection = transactions.commit(List.of(sent, followers.told(notice, follower)));
            if (rejection.isEmpty() || rejection.get().of(NoticeTable.NOTICE).isPresent()) {
                return;
            }
        }
        notices.write(sent);
    }

    /**
     * A follower who cannot be told by this notice any more waits for another. The notice is taken first, so that nobody is just
     * sending it; one that somebody died over while he sent it may have reached her, and is shown to a person.
     */
    private Attempt release(Notice notice, Recipient.Follower follower, Instant now) {
        boolean sending = notice.state() == NoticeState.SENDING;
        if (sending && notice.channel().filter(NOBODY::equals).isEmpty()) {
            return end(notice, NoticeState.FAILED, notice.attempts(), now, "INTERRUPTED");
        }
        if (!notices.claim(notice, NOBODY, now.plus(settings.lostAfter()))) {
            return Attempt.TAKEN;
        }
        followers.notTold(notice, follower, now);
        return end(notice, NoticeState.SUPPRESSED, notice.attempts() + 1, now, "NO_LONGER_TRUE");
    }
}
