package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import kaowu.follower.Follower;
import kaowu.follower.FollowerTable;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.schedule.AnnouncementTable;
import kaowu.schedule.AnnouncementTable.Mark;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Transactions;

/**
 * Queues notices to those who follow an occupation that a published round names. The notice and the mark that she is told are one
 * transaction, so two runs do not tell her twice, and a run that dies loses nobody.
 */
@ApplicationScoped
class Announcements {

    private final AnnouncementTable marks;
    private final RoundTable rounds;
    private final FollowerTable followers;
    private final NoticeTable notices;
    private final Transactions transactions;
    private final NoticeSettings settings;

    Announcements(
            AnnouncementTable marks,
            RoundTable rounds,
            FollowerTable followers,
            NoticeTable notices,
            Transactions transactions,
            NoticeSettings settings) {
        this.marks = marks;
        this.rounds = rounds;
        this.followers = followers;
        this.notices = notices;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** @param more whether its bound stopped it */
    record Run(int queued, boolean more) {}

    /** A round that is to be announced. */
    private record Due(Round round, Mark mark) {}

    /** @param asked of how many followers it asked the tables */
    private record Step(int queued, int asked, boolean more) {}

    Run run(Instant now) {
        // Of several rounds that name what she follows she is told of the one whose deadline is next.
        List<Due> all = marks.due(now).stream()
                .map(mark -> new Due(rounds.findNow(mark.roundId()).orElseThrow(), mark))
                .sorted(Comparator.comparing(due -> due.round().closesAt()))
                .toList();
        int queued = 0;
        int left = settings.announceAtMost();
        for (Due due : all) {
            Step step = announce(due.round(), due.mark(), left, now);
            queued += step.queued();
            left -= step.asked();
            if (step.more()) {
                return new Run(queued, true);
            }
        }
        return new Run(queued, false);
    }

    private Step announce(Round round, Mark mark, int atMost, Instant now) {
        int queued = 0;
        int asked = 0;
        Cursor here = Cursor.parse(mark.cursor());
        List<String> occupations = round.live(now) ? round.occupations() : List.of();
        for (int i = here.occupation(); i < occupations.size(); i++) {
            Iterator<Follower> found =
                    followers.waiting(occupations.get(i), here.in(i)).iterator();
            while (found.hasNext()) {
                if (asked >= atMost) {
                    marks.leftOff(round, mark, here.text());
                    return new Step(queued, asked, true);
                }
                Follower follower = found.next();
                queued += tell(follower, round, now) ? 1 : 0;
                asked++;
                here = new Cursor(i, follower.id());
            }
        }
        marks.done(round, mark);
        return new Step(queued, asked, false);
    }

    /** False if she has left or was told meanwhile, or was told of this very version of the round when she followed before. */
    private boolean tell(Follower follower, Round round, Instant now) {
        Notice notice = Notice.to(
                new Recipient.Follower(follower.occupation(), follower.id()),
                new Occasion.Announced(round.id()),
                Occasion.versionLabel(round.version()),
                now,
                now);
        return transactions
                .commit(List.of(notices.insert(notice), followers.tell(follower, notice.key())))
                .isEmpty();
    }

    /** Who was asked last: a follower of the round's i-th occupation. */
    private record Cursor(int occupation, String follower) {

        static Cursor parse(String text) {
            String[] parts = text.split("/", 2);
            return parts.length < 2 ? new Cursor(0, "") : new Cursor(Integer.parseInt(parts[0]), parts[1]);
        }

        /** Behind whom to go on in an occupation. */
        String in(int other) {
            return other == occupation ? follower : "";
        }

        String text() {
            return occupation + "/" + follower;
        }
    }
}
