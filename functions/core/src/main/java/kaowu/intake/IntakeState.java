package kaowu.intake;

/** Whether an intake takes registrations. */
public enum IntakeState {
    OPEN,
    /** The site is suspended: it takes nobody, while those who are in may still hand in materials. */
    SUSPENDED,
    /** The deadline has passed and the closing sweep has been here. */
    CLOSED
}
