package kaowu.ledger;

/** Where a notice stands. */
public enum NoticeState {
    /** Waits for its first or next attempt. */
    PENDING,
    /** Handed to the channel by a run that has not come back yet, or never will. */
    SENDING,
    SENT,
    /** No longer true when it was about to be sent. */
    SUPPRESSED,
    /** Given up after the last attempt: a person must look. */
    FAILED
}
