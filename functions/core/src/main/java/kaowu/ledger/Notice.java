package kaowu.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the ledger.
 *
 * @param deadline label of the deadline that it is about, see {@link Occasion#deadlineLabel}
 * @param attempts how often it was handed to a channel
 * @param nextAttemptAt when it is due; while it is being sent, when that attempt counts as lost
 * @param channel the channel that took it, or lost it
 * @param messageId what the channel calls it once sent
 * @param told what it said of her exam once sent; of a receipt what she was told when she registered
 */
public record Notice(
        Recipient recipient,
        Occasion occasion,
        String deadline,
        NoticeState state,
        int attempts,
        Instant queuedAt,
        Instant nextAttemptAt,
        Optional<String> channel,
        Optional<String> messageId,
        Optional<String> remark,
        Optional<Told> told) {

    /** A new notice to somebody who is registered, due at once. */
    public static Notice of(String registrationNo, Occasion occasion, String deadline, Instant now) {
        return planned(registrationNo, occasion, deadline, now, now);
    }

    /** A new notice to somebody who is registered, due at a later instant. */
    public static Notice planned(
            String registrationNo, Occasion occasion, String deadline, Instant now, Instant dueAt) {
        return to(new Recipient.Registered(registrationNo), occasion, deadline, now, dueAt);
    }

    /** A new notice to anybody. */
    public static Notice to(Recipient recipient, Occasion occasion, String deadline, Instant now, Instant dueAt) {
        return new Notice(
                recipient,
                occasion,
                deadline,
                NoticeState.PENDING,
                0,
                now,
                dueAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, of what she knows already. */
    public Notice telling(Told known) {
        return new Notice(
                recipient,
                occasion,
                deadline,
                state,
                attempts,
                queuedAt,
                nextAttemptAt,
                channel,
                messageId,
                remark,
                Optional.of(known));
    }

    /** Key within the recipient: {@code REMINDER/PT72H#v1}. */
    public String key() {
        return occasion.text() + "#" + deadline;
    }
}
