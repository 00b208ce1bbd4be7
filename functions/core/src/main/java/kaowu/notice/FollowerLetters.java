package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.candidate.Contact;
import kaowu.candidate.IdentityVault;
import kaowu.catalogue.Occupations;
import kaowu.follower.Follower;
import kaowu.follower.FollowerTable;
import kaowu.ledger.Notice;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.schedule.AnnouncementTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Write;

/** Notices to those who follow an occupation: its dates are set. */
@ApplicationScoped
class FollowerLetters {

    private final FollowerTable followers;
    private final RoundTable rounds;
    private final Occupations occupations;
    private final AnnouncementTable announcements;
    private final IdentityVault vault;

    FollowerLetters(
            FollowerTable followers,
            RoundTable rounds,
            Occupations occupations,
            AnnouncementTable announcements,
            IdentityVault vault) {
        this.followers = followers;
        this.rounds = rounds;
        this.occupations = occupations;
        this.announcements = announcements;
        this.vault = vault;
    }

    /** The notice as it would go out at this instant; empty if she left, or nobody can register for the round any more. */
    Optional<Letter> letter(Notice notice, Occasion.Announced occasion, Recipient.Follower recipient, Instant now) {
        return followers
                .find(recipient.occupation(), recipient.id())
                .filter(follower -> follower.told().equals(Optional.of(notice.key())))
                .flatMap(follower -> rounds.findNow(occasion.roundId())
                        .filter(round -> round.live(now) && round.names(recipient.occupation()))
                        .map(round -> letter(follower, round)));
    }

    private Letter letter(Follower follower, Round round) {
        Optional<String> address = Optional.of(vault.openText(follower.contact(), follower.id()));
        return new Letter(
                follower.byPhone() ? new Contact(address, Optional.empty()) : new Contact(Optional.empty(), address),
                follower.lang(),
                "NOTICE_ANNOUNCED",
                List.of(
                        follower.occupation(),
                        round.wall(round.closesAt()),
                        round.theory(),
                        round.practical().from(),
                        round.practical().to()),
                Optional.empty());
    }

    /** With the notice that was sent she is no longer a follower. */
    Write told(Notice notice, Recipient.Follower recipient) {
        return followers.told(recipient.occupation(), recipient.id(), notice.key());
    }

    /**
     * She was not told, and waits again. What was announced since it was queued has passed her by: it is announced once more. May
     * be done twice.
     */
    void notTold(Notice notice, Recipient.Follower recipient, Instant now) {
        followers.notTold(recipient.occupation(), recipient.id(), notice.key());
        occupations.announced(recipient.occupation(), now).forEach(round -> announcements.again(round, now));
    }
}
