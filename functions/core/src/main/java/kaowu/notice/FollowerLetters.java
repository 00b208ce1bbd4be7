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
import kaowu.ledger.NoticeState;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Write;

/** Notices to those who follow an occupation: its dates are set. */
@ApplicationScoped
class FollowerLetters {

    private final FollowerTable followers;
    private final RoundTable rounds;
    private final Occupations occupations;
    private final IdentityVault vault;

    FollowerLetters(FollowerTable followers, RoundTable rounds, Occupations occupations, IdentityVault vault) {
        this.followers = followers;
        this.rounds = rounds;
        this.occupations = occupations;
        this.vault = vault;
    }

    /** The notice as it would go out at this instant; empty if she left, or is to be told of another round. */
    Optional<Letter> letter(Occasion.Announced occasion, Recipient.Follower recipient, Instant now) {
        return followers
                .find(recipient.occupation(), recipient.id())
                .filter(follower -> follower.told().equals(Optional.of(occasion.roundId())))
                .flatMap(follower ->
                        round(occasion.roundId(), recipient.occupation(), now).map(round -> letter(follower, round)));
    }

    /** The round, if somebody can still register for it; otherwise another that names the occupation, as she is told only once. */
    private Optional<Round> round(String roundId, String occupation, Instant now) {
        return rounds.findNow(roundId)
                .filter(round -> round.live(now) && round.names(occupation))
                .or(() -> occupations.announced(occupation, now).stream().findFirst());
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
                        round.practical().to()));
    }

    /**
     * What becomes of her with the end of the notice: one who was told is no longer a follower, one who was not waits again, and
     * one whom no channel could reach is left for a person to see.
     */
    Optional<Write> ending(Occasion.Announced occasion, Recipient.Follower recipient, NoticeState end) {
        return switch (end) {
            case SENT -> Optional.of(followers.toldOf(recipient.occupation(), recipient.id(), occasion.roundId()));
            case SUPPRESSED ->
                Optional.of(followers.notToldOf(recipient.occupation(), recipient.id(), occasion.roundId()));
            case PENDING, SENDING, FAILED -> Optional.empty();
        };
    }
}
