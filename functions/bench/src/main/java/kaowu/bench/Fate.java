package kaowu.bench;

import java.time.Duration;

/**
 * What becomes of one call of DynamoDB.
 *
 * @param delay before it is handed on
 */
record Fate(Kind kind, Duration delay) {

    /** Handed on at once, and its reply handed back. */
    static final Fate PASSED = new Fate(Kind.PASSED, Duration.ZERO);

    /** The kinds of faults, and none. */
    enum Kind {
        PASSED,
        DELAYED,
        /** Obeyed, and then the connection ends without a reply. */
        REPLY_LOST,
        /** Refused with ProvisionedThroughputExceeded. */
        THROTTLED,
        /** Refused because another transaction has one of its items, or throttled where it only reads. */
        CONFLICT,
        /** The process is killed before the call is handed on. */
        KILLED_BEFORE,
        /** The process is killed after the call was obeyed and before its reply is there. */
        KILLED_AFTER
    }
}
