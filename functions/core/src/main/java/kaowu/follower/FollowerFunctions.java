package kaowu.follower;

import io.quarkus.funqy.Funq;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import kaowu.door.Answer;
import kaowu.door.Call;
import org.jspecify.annotations.Nullable;

/** Follow an occupation, and no longer. */
public class FollowerFunctions {

    private final Following following;
    private final InstantSource clock;

    FollowerFunctions(Following following, InstantSource clock) {
        this.following = following;
        this.clock = clock;
    }

    /**
     * @param occupation as {@code listOccupations} names it
     * @param phone where to be told; either this or an e-mail address
     */
    public record FollowRequest(
            String occupation,
            @Nullable String phone,
            @Nullable String email) {

        /** Without a field: it may end up in a log. */
        @Override
        public String toString() {
            return "FollowRequest";
        }
    }

    /**
     * @param contact masked
     * @param token lets her leave again; who follows twice gets a new one, and waits until she has left by each
     */
    public record Followed(String occupation, String contact, String token) {

        /** Without the token: it may end up in a log. */
        @Override
        public String toString() {
            return "Followed[" + occupation + "]";
        }
    }

    /** Notes that somebody wants to be told, once, when the dates of an occupation are set. */
    @Funq
    public Answer<Followed> follow(Call<FollowRequest> call) {
        return call.answer((request, words) ->
                following.follow(request, words.lang(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    public record UnfollowRequest(String token) {

        /** Without the token: it may end up in a log. */
        @Override
        public String toString() {
            return "UnfollowRequest";
        }
    }

    public record Unfollowed(String occupation) {}

    /** Forgets somebody who follows an occupation. */
    @Funq
    public Answer<Unfollowed> unfollow(Call<UnfollowRequest> call) {
        return call.answer(request -> following.unfollow(request.token()));
    }
}
