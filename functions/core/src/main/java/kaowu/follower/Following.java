package kaowu.follower;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.candidate.Contact;
import kaowu.candidate.IdentityVault;
import kaowu.catalogue.Occupations;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.follower.FollowerFunctions.FollowRequest;
import kaowu.follower.FollowerFunctions.Followed;
import kaowu.follower.FollowerFunctions.Unfollowed;
import kaowu.schedule.AnnouncementTable;
import kaowu.schedule.Round;

/**
 * Takes followers. A round that is published while somebody follows may be announced before she is stored, and would pass her by:
 * so the rounds are looked at once more after she is stored, and one that has come meanwhile is announced again.
 */
@ApplicationScoped
class Following {

    private final Occupations occupations;
    private final FollowerTable followers;
    private final AnnouncementTable announcements;
    private final IdentityVault vault;

    Following(Occupations occupations, FollowerTable followers, AnnouncementTable announcements, IdentityVault vault) {
        this.occupations = occupations;
        this.followers = followers;
        this.announcements = announcements;
        this.vault = vault;
    }

    Result<Followed> follow(FollowRequest request, String lang, Instant now) {
        Result<Contact> contact = Contact.check(request.phone(), request.email());
        List<Refusal> problems = new ArrayList<>();
        problem(request.occupation(), now).ifPresent(problems::add);
        if (contact instanceof Result.Refused<Contact> refused) {
            problems.addAll(refused.refusals());
        }
        return problems.isEmpty()
                ? contact.then(left -> follow(request.occupation(), left, lang, now))
                : Result.refused(problems);
    }

    private Optional<Refusal> problem(String occupation, Instant now) {
        Occupations.Known known = occupations.known(now);
        if (!known.names().contains(occupation)) {
            return Optional.of(Refusal.of("UNKNOWN_OCCUPATION", "occupation", occupation));
        }
        List<String> announced =
                known.announced(occupation).stream().map(Round::id).toList();
        return announced.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of("ALREADY_ANNOUNCED", "occupation", occupation, announced));
    }

    private Result<Followed> follow(String occupation, Contact contact, String lang, Instant now) {
        FollowerToken token = FollowerToken.next(occupation, contact, vault);
        String address = contact.phone().or(contact::email).orElseThrow();
        Follower follower = new Follower(
                occupation,
                token.id(),
                vault.sealText(address, token.id()),
                contact.phone().isPresent(),
                lang,
                now,
                Optional.empty());
        if (!followers.add(follower, token)) {
            return Result.refused("FOLLOWED_TOO_OFTEN", follower.byPhone() ? "phone" : "email");
        }
        occupations.announced(occupation, now).forEach(round -> announcements.again(round, now));
        return Result.done(new Followed(occupation, contact.masked(), token.text()));
    }

    Result<Unfollowed> unfollow(String text) {
        return FollowerToken.parse(text)
                .filter(followers::remove)
                .map(token -> Result.done(new Unfollowed(token.occupation())))
                .orElseGet(() -> Result.refused("UNKNOWN_FOLLOWER", "token"));
    }
}
