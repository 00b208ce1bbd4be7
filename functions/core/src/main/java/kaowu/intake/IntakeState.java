package kaowu.intake;

/** Whether an intake takes registrations. */
public enum IntakeState {
    OPEN,
    /** The site is suspended: it takes nobody, while those who are in may still hand in materials. */
    SUSPENDED,
    /** The round is postponed without a date: nobody can register for it until it has one. */
    PAUSED,
    /** The deadline has passed and the closing sweep has been here. */
    CLOSED
}
