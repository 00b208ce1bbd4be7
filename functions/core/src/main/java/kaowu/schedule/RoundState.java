package kaowu.schedule;

/** What a round is at an instant. */
public enum RoundState {
    /** Registering has not begun. */
    UPCOMING,
    OPEN,
    /** The deadline has passed. */
    CLOSED,
    /** Postponed without a new date: 另行通知. */
    POSTPONED_TBD,
    CANCELLED
}
