package kaowu.relocation;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import org.jspecify.annotations.Nullable;

/** Moves people to another site or round, and takes their answer where they are asked. */
public class RelocationFunctions {

    private final Proposing proposing;
    private final Answering answering;
    private final Exceptions exceptions;
    private final InstantSource clock;

    RelocationFunctions(Proposing proposing, Answering answering, Exceptions exceptions, InstantSource clock) {
        this.proposing = proposing;
        this.answering = answering;
        this.exceptions = exceptions;
        this.clock = clock;
    }

    /**
     * @param siteId the site that they are to leave
     * @param toSiteId the site that they are to move to; its dates of the round may be others
     * @param reason why; they are told
     * @param order whether they are moved at once; otherwise each of them is asked
     */
    public record MoveRequest(
            String by,
            String roundId,
            String siteId,
            String toSiteId,
            String reason,
            @Nullable Boolean order) {}

    /**
     * @param affected how many are registered at the site
     * @param unfit how many of them the other site cannot take: it does not offer their occupation, or they would be forfeited
     *     there, or they have another exam on its exam day
     * @param waiting how many have been asked before whether they would move there, and have not answered
     * @param declined how many have said that they would not; they are not asked again
     * @param free how many places the other site has left; absent: unlimited
     */
    public record Moving(
            String roundId,
            String siteId,
            String toSiteId,
            boolean order,
            int affected,
            int unfit,
            int waiting,
            int declined,
            @Nullable Integer free) {}

    /**
     * Moves those who are registered at one site of a round to another, or asks them whether they would move. Whom the other site
     * cannot take, because it does not offer her occupation or has another exam day on which she sits an exam, stays where she is.
     */
    @Funq
    public Answer<Moving> moveCandidates(Call<MoveRequest> call) {
        return call.answer(request -> proposing.move(request, now()));
    }

    /** What somebody can say who is asked to move. */
    public enum Choice {
        ACCEPT,
        DECLINE
    }

    public record AnswerRequest(String registrationNo, String accessCode, Choice choice) {}

    /** Takes an answer; it is not bound to the deadline, since it was not she who wanted to move. */
    @Funq
    public Answer<RegistrationReply> answerMove(Call<AnswerRequest> call) {
        return call.answer((request, words) -> answering.answer(request, words, now()));
    }

    /**
     * @param roundId another round; absent: the same
     * @param siteId another site; absent: the same
     */
    public record MoveOneRequest(
            String by,
            String registrationNo,
            @Nullable String roundId,
            @Nullable String siteId,
            String reason) {}

    /** Moves one person to another site or round, as an exception; at most so often as {@link Exceptions#MOST_MOVES} says. */
    @Funq
    public Answer<RegistrationReply> moveRegistration(Call<MoveOneRequest> call) {
        return call.answer((request, words) -> exceptions.move(request, words, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
