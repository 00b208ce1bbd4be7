package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Gap;
import kaowu.registration.GapTable;
import kaowu.schedule.DueRoundTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundKey;
import kaowu.schedule.RoundTable;
import kaowu.table.Write;

/**
 * Queues reminders: those of a round when they are due, those of a deadline of somebody's own as soon as it is set. Only the
 * latest occasion that is due counts: a run after days without one reminds everybody once and leaves out what is obsolete. Who has
 * just registered is passed over and looked at again when her quiet time ends.
 */
@ApplicationScoped
public class Reminders {

    private final RoundTable rounds;
    private final DueRoundTable due;
    private final IntakeTable intakes;
    private final GapTable gaps;
    private final NoticeTable notices;
    private final NoticeSettings settings;

    Reminders(
            RoundTable rounds,
            DueRoundTable due,
            IntakeTable intakes,
            GapTable gaps,
            NoticeTable notices,
            NoticeSettings settings) {
        this.rounds = rounds;
        this.due = due;
        this.intakes = intakes;
        this.gaps = gaps;
        this.notices = notices;
        this.settings = settings;
    }

    /** @param more whether its bound stopped it */
    record Run(int queued, boolean more) {}

    Run run(Instant now) {
        int queued = 0;
        for (RoundKey key : due.dueForReminding(now)) {
            Optional<Round> round = rounds.findNow(key);
            if (round.isEmpty()) {
                // Dates of a site that have just gone, because the whole round has moved.
                continue;
            }
            Run one = run(round.get(), settings.queueAtMost() - queued, now);
            queued += one.queued();
            if (one.more()) {
                return new Run(queued, true);
            }
        }
        return new Run(queued, false);
    }

    private Run run(Round round, int atMost, Instant now) {
        if (round.cancelled() || !now.isBefore(round.closesAt())) {
            due.reminded(round, Optional.empty(), "");
            return new Run(0, false);
        }
        Optional<Duration> occasion = latestDue(round.closesAt(), now);
        if (occasion.isEmpty()) {
            due.reminded(round, nextOccasion(round, now), "");
            return new Run(0, false);
        }
        return remind(round, new Occasion.Reminder(occasion.get()), atMost, now);
    }

    /** The reminder that holds at this instant: the last of those whose time has come. */
    Optional<Duration> latestDue(Instant closesAt, Instant now) {
        return settings.reminders().stream()
                .filter(before -> !now.isBefore(closesAt.minus(before)))
                .min(Comparator.naturalOrder());
    }

    /**
     * The reminders of a deadline that somebody was just given of her own, each to be told in its time; none within the quiet time.
     *
     * @param label see {@link Occasion#deadlineLabel}
     */
    public List<Write> plan(String registrationNo, Instant closesAt, String label, Instant now) {
        return settings.reminders().stream()
                .filter(before -> !closesAt.minus(before).isBefore(now.plus(settings.quietAfterRegistering())))
                .map(before -> notices.insert(Notice.planned(
                        registrationNo, new Occasion.Reminder(before), label, now, closesAt.minus(before))))
                .toList();
    }

    private Optional<Instant> nextOccasion(Round round, Instant now) {
        return settings.reminders().stream()
                .map(before -> round.closesAt().minus(before))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private Run remind(Round round, Occasion occasion, int atMost, Instant now) {
        String deadline = Occasion.deadlineLabel(round.label(), Optional.empty());
        Progress progress = Progress.parse(due.reminderCursor(round), occasion);
        int queued = 0;
        int asked = 0;
        Optional<Instant> quietUntil = progress.quietUntil();
        for (String siteId : sites(round, progress.siteId())) {
            String after = siteId.equals(progress.siteId()) ? progress.registrationNo() : "";
            Iterator<Gap> found = gaps.of(round.id(), siteId, after).iterator();
            while (found.hasNext()) {
                Gap gap = found.next();
                if (gap.ownDeadline()
                        .filter(own -> own.isAfter(round.closesAt()))
                        .isPresent()) {
                    continue;
                }
                Instant quiet = gap.registeredAt().plus(settings.quietAfterRegistering());
                if (now.isBefore(quiet)) {
                    quietUntil = earlier(quietUntil, quiet);
                    continue;
                }
                if (notices.add(Notice.of(gap.registrationNo(), occasion, deadline, now))) {
                    queued++;
                }
                if (++asked >= atMost) {
                    Progress here = new Progress(siteId, gap.registrationNo(), quietUntil);
                    due.reminded(round, Optional.of(now), here.text(occasion));
                    return new Run(queued, true);
                }
            }
        }
        Optional<Instant> next = Stream.of(nextOccasion(round, now), quietUntil)
                .flatMap(Optional::stream)
                .filter(instant -> instant.isBefore(round.closesAt()))
                .min(Comparator.naturalOrder());
        due.reminded(round, next, "");
        return new Run(queued, false);
    }

    private List<String> sites(Round round, String from) {
        return intakes.of(round.id()).stream()
                .map(Shard::siteId)
                .distinct()
                .filter(round::covers)
                .filter(siteId -> siteId.compareTo(from) >= 0)
                .sorted()
                .toList();
    }

    private static Optional<Instant> earlier(Optional<Instant> known, Instant other) {
        return known.filter(instant -> instant.isBefore(other)).or(() -> Optional.of(other));
    }

    /**
     * Where a run that was stopped by its bound goes on.
     *
     * @param quietUntil the end of the first quiet time among those who were passed over so far
     */
    private record Progress(String siteId, String registrationNo, Optional<Instant> quietUntil) {

        /** From the first site, if it was another occasion that the last run left off at. */
        static Progress parse(String text, Occasion occasion) {
            List<String> parts = List.of(text.split("\\|", -1));
            if (parts.size() < 4 || !parts.get(3).equals(occasion.text())) {
                return new Progress("", "", Optional.empty());
            }
            return new Progress(
                    parts.get(0),
                    parts.get(1),
                    parts.get(2).isEmpty()
                            ? Optional.empty()
                            : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts.get(2)))));
        }

        String text(Occasion occasion) {
            return siteId + "|" + registrationNo + "|"
                    + quietUntil
                            .map(instant -> Long.toString(instant.toEpochMilli()))
                            .orElse("")
                    + "|" + occasion.text();
        }
    }
}
