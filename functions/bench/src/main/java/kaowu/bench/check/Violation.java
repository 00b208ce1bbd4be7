package kaowu.bench.check;

/**
 * Something that must not be.
 *
 * @param what it is, in a sentence without personal data
 */
public record Violation(Kind kind, String what) {

    /** What is promised and not kept. */
    public enum Kind {
        /** Was acknowledged and is not there, or not as it was acknowledged. */
        LOST,
        /** Is there though nobody asked for it. */
        UNASKED,
        /** Was asked for once and done twice. */
        REPEATED,
        /** Was accepted though its deadline had passed. */
        LATE,
        /** More places are taken than there are. */
        OVER_CAPACITY,
        /** A counter of places differs from what it counts. */
        MISCOUNTED,
        /** The guard of a candidate's exam day does not stand for a live registration, or the other way round. */
        MISPLACED,
        /** A forfeit does not tell what was missing at which deadline, or came before it. */
        WITHOUT_EVIDENCE,
        /** Was left undone: a deadline that passed without a forfeit, a notice that nobody sends, a round that nobody settles. */
        UNSETTLED,
        /** A person was told the same twice, apart from a mail that bears one Message-ID. */
        TOLD_TWICE,
        /** A person was not told what the ledger says she was. */
        NOT_TOLD,
        /** A change of an official has no audit item, or two. */
        UNAUDITED
    }
}
