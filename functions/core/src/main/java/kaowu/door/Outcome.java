package kaowu.door;

/** Whether a function did what it was asked to. */
public enum Outcome {
    DONE,
    REFUSED
}
