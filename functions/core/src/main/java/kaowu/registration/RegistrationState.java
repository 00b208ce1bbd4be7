package kaowu.registration;

/** Where a registration stands. */
public enum RegistrationState {
    /** Taken, and something is still missing. */
    REGISTERED,
    /** Taken, and nothing is missing. */
    COMPLETE,
    /** 弃权: something was missing at the deadline. */
    FORFEITED,
    WITHDRAWN
}
