package kaowu.filing;

/** How far a filing is. */
public enum FilingState {
    /** It waits for a decision; that none is made in time decides nothing. */
    FILED,
    APPROVED,
    REJECTED,
    /** A postponement was made on it. */
    USED,
    /** Whoever filed took it back before it was decided on. */
    WITHDRAWN
}
