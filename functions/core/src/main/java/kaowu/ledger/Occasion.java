package kaowu.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody is told something. Together with what it is about (the round's version, a person's own deadline, a suspension) it is
 * the key of the notice within its recipient.
 */
public sealed interface Occasion {

    /** Received, with what is still missing. */
    record Receipt() implements Occasion {
        @Override
        public String kind() {
            return "RECEIPT";
        }
    }

    /** So much time before the closing something is still missing. */
    record Reminder(Duration before) implements Occasion {
        @Override
        public String kind() {
            return "REMINDER";
        }

        @Override
        public String setting() {
            return before.toString();
        }
    }

    /** 弃权: something was missing at the deadline. */
    record Forfeited() implements Occasion {
        @Override
        public String kind() {
            return "FORFEITED";
        }
    }

    /** A deadline of her own was set. */
    record Reinstated() implements Occasion {
        @Override
        public String kind() {
            return "REINSTATED";
        }
    }

    /** A round is published for an occupation that she follows. */
    record Announced(String roundId) implements Occasion {
        @Override
        public String kind() {
            return "ANNOUNCED";
        }

        @Override
        public String setting() {
            return roundId;
        }
    }

    /** Her site was suspended. */
    record SiteSuspended(String siteId) implements Occasion {
        @Override
        public String kind() {
            return "SITE_SUSPENDED";
        }

        @Override
        public String setting() {
            return siteId;
        }
    }

    /** Her site works again. */
    record SiteResumed(String siteId) implements Occasion {
        @Override
        public String kind() {
            return "SITE_RESUMED";
        }

        @Override
        public String setting() {
            return siteId;
        }
    }

    /** Her exam was moved to another day. */
    record RoundMoved() implements Occasion {
        @Override
        public String kind() {
            return "ROUND_MOVED";
        }
    }

    /** Her exam was moved to a day on which she has another. */
    record RoundClash() implements Occasion {
        @Override
        public String kind() {
            return "ROUND_CLASH";
        }
    }

    /** The other exam that she had on her exam day is not there any more; she has the day, or there is a third. */
    record ClashChanged() implements Occasion {
        @Override
        public String kind() {
            return "CLASH_CHANGED";
        }
    }

    /** Her exam day stays, and other dates of the round were moved. */
    record RoundChanged() implements Occasion {
        @Override
        public String kind() {
            return "ROUND_CHANGED";
        }
    }

    /** She was asked whether she would move to another site. */
    record MoveProposed() implements Occasion {
        @Override
        public String kind() {
            return "MOVE_PROPOSED";
        }
    }

    /** She was moved to another site. */
    record SiteChanged() implements Occasion {
        @Override
        public String kind() {
            return "SITE_CHANGED";
        }
    }

    /** She was moved to another round. */
    record RoundSwitched() implements Occasion {
        @Override
        public String kind() {
            return "ROUND_SWITCHED";
        }
    }

    /** Her exam is to be announced. */
    record RoundTbd() implements Occasion {
        @Override
        public String kind() {
            return "ROUND_TBD";
        }
    }

    /** The occasion without its setting; also the stem of its sentences' names. */
    String kind();

    /** What tells it from others of its kind, empty where there are none. */
    default String setting() {
        return "";
    }

    /** {@code RECEIPT}, {@code REMINDER/PT168H}, … */
    default String text() {
        return setting().isEmpty() ? kind() : kind() + "/" + setting();
    }

    static Occasion parse(String text) {
        String[] parts = text.split("/", 2);
        String setting = parts.length < 2 ? "" : parts[1];
        return switch (parts[0]) {
            case "RECEIPT" -> new Receipt();
            case "REMINDER" -> new Reminder(Duration.parse(setting));
            case "FORFEITED" -> new Forfeited();
            case "REINSTATED" -> new Reinstated();
            case "ANNOUNCED" -> new Announced(setting);
            case "SITE_SUSPENDED" -> new SiteSuspended(setting);
            case "SITE_RESUMED" -> new SiteResumed(setting);
            case "ROUND_MOVED" -> new RoundMoved();
            case "ROUND_CLASH" -> new RoundClash();
            case "CLASH_CHANGED" -> new ClashChanged();
            case "ROUND_CHANGED" -> new RoundChanged();
            case "ROUND_TBD" -> new RoundTbd();
            case "MOVE_PROPOSED" -> new MoveProposed();
            case "SITE_CHANGED" -> new SiteChanged();
            case "ROUND_SWITCHED" -> new RoundSwitched();
            default -> throw new IllegalArgumentException("no occasion " + text);
        };
    }

    /**
     * Names the deadline that a notice is about: that of the dates of a round, or {@code own-1591200000000}.
     *
     * @param dates names the dates of her round; somebody may be moved to another round, or to a site with other dates
     */
    static String deadlineLabel(String dates, Optional<Instant> ownDeadline) {
        return ownDeadline.map(own -> "own-" + own.toEpochMilli()).orElse(dates);
    }

    /** Names the version of a round that followers are told of: {@code v2}. */
    static String versionLabel(int version) {
        return "v" + version;
    }

    /** Names the move to another site or round that a notice is about: {@code m1}. */
    static String moveLabel(int no) {
        return "m" + no;
    }

    /** Names the state of her exam that a notice is about, by her moves and the version of the dates: {@code m0v2}. */
    static String examLabel(int moves, int version) {
        return moveLabel(moves) + versionLabel(version);
    }

    /** Names the suspension that a notice is about: {@code s1}. */
    static String suspensionLabel(int no) {
        return "s" + no;
    }

    /** The suspension that {@link #suspensionLabel} names. */
    static int suspensionNo(String label) {
        return Integer.parseInt(label.substring(1));
    }
}
