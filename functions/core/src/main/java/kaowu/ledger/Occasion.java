package kaowu.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody is told something. Together with the deadline it is about (the round's version, or a person's own deadline) it is
 * the key of the notice within its recipient.
 */
public sealed interface Occasion {

    /** Received, with what is still missing. */
    record Receipt() implements Occasion {}

    /** So much time before the closing something is still missing. */
    record Reminder(Duration before) implements Occasion {}

    /** 弃权: something was missing at the deadline. */
    record Forfeited() implements Occasion {}

    /** A deadline of her own was set. */
    record Reinstated() implements Occasion {}

    /** A round is published for an occupation that she follows. */
    record Announced(String roundId) implements Occasion {}

    /** {@code RECEIPT}, {@code REMINDER/PT168H}, … */
    default String text() {
        if (this instanceof Reminder reminder) {
            return "REMINDER/" + reminder.before();
        } else if (this instanceof Announced announced) {
            return "ANNOUNCED/" + announced.roundId();
        }
        return kind();
    }

    /** The occasion without its setting; also the stem of its sentences' names. */
    default String kind() {
        if (this instanceof Receipt) {
            return "RECEIPT";
        } else if (this instanceof Reminder) {
            return "REMINDER";
        } else if (this instanceof Forfeited) {
            return "FORFEITED";
        } else if (this instanceof Announced) {
            return "ANNOUNCED";
        }
        return "REINSTATED";
    }

    static Occasion parse(String text) {
        if (text.startsWith("REMINDER/")) {
            return new Reminder(Duration.parse(text.substring("REMINDER/".length())));
        }
        if (text.startsWith("ANNOUNCED/")) {
            return new Announced(text.substring("ANNOUNCED/".length()));
        }
        return switch (text) {
            case "RECEIPT" -> new Receipt();
            case "FORFEITED" -> new Forfeited();
            case "REINSTATED" -> new Reinstated();
            default -> throw new IllegalArgumentException("no occasion " + text);
        };
    }

    /** Names the deadline that a notice is about: {@code v2}, or {@code own-1591200000000}. */
    static String deadlineLabel(int roundVersion, Optional<Instant> ownDeadline) {
        return ownDeadline.map(own -> "own-" + own.toEpochMilli()).orElse("v" + roundVersion);
    }
}
