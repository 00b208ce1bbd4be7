package kaowu.flow;

import static kaowu.flow.Scene.done;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.follower.FollowerFunctions;
import kaowu.follower.FollowerFunctions.FollowRequest;
import kaowu.follower.FollowerFunctions.Followed;
import kaowu.follower.FollowerFunctions.UnfollowRequest;
import kaowu.schedule.Plan;
import kaowu.servers.Mail;

/** People who follow an occupation that a plan leaves to be announced, and the plans that announce it. */
@Dependent
public class Audience {

    static final String LEFT = "劳动关系协调员";
    static final String TABLE = "kaowu-followers";

    @Inject
    Scene scene;

    @Inject
    FollowerFunctions followers;

    /** A plan that leaves the occupation to be announced. */
    void begin() {
        scene.begin();
        Plan plan = Scene.plan("left-1", Scene.DEADLINE, Scene.THEORY);
        done(scene.publish(
                new Plan(
                        plan.id(),
                        plan.kind(),
                        plan.title(),
                        plan.source(),
                        plan.zone(),
                        plan.cutoff(),
                        plan.rounds(),
                        List.of(LEFT)),
                null,
                null));
    }

    static String mail() {
        return "f" + Candidates.next() + "@example.com";
    }

    Answer<Followed> follow(String occupation, String phone, String email, String lang) {
        return followers.follow(Call.of(new FollowRequest(occupation, phone, email), lang));
    }

    Followed follow(String email) {
        return done(follow(LEFT, null, email, "zh-CN"));
    }

    Answer<FollowerFunctions.Unfollowed> unfollow(String token) {
        return followers.unfollow(Call.of(new UnfollowRequest(token)));
    }

    /** Publishes a round for these occupations; returns its id. */
    String announce(String planId, LocalDate deadline, String... occupations) {
        done(scene.publish(Scene.plan(planId, deadline, Scene.THEORY, occupations), null, null));
        return planId + "-1";
    }

    String announce(String planId) {
        return announce(planId, Scene.DEADLINE, LEFT);
    }

    static List<Mail> mails(String email) {
        return Servers.servers().mailbox().stream()
                .filter(mail -> mail.to().equals(email))
                .toList();
    }
}
