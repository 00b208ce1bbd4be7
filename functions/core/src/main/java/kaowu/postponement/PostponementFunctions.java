package kaowu.postponement;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.schedule.NewDates;
import kaowu.schedule.RoundView;
import kaowu.schedule.Warning;
import org.jspecify.annotations.Nullable;

/** Postpones rounds, and takes what those choose who have another exam on the new day. */
public class PostponementFunctions {

    private final Postponing postponing;
    private final Choosing choosing;
    private final InstantSource clock;

    PostponementFunctions(Postponing postponing, Choosing choosing, InstantSource clock) {
        this.postponing = postponing;
        this.choosing = choosing;
        this.clock = clock;
    }

    /**
     * @param by who decides; see {@link kaowu.site.Actors}
     * @param siteId the site that gets dates of its own; absent: the whole round, with the sites that have some
     * @param to the new dates; absent where they are to be announced
     * @param tbd whether the exam days are to be announced (另行通知); the deadline stays, and nobody new is taken
     * @param preview whether to tell what it would mean, and change nothing
     * @param filingNo the approved filing that it is done on, where one is needed; absent: the last that was approved
     * @param reinstate whether those who were forfeited at the old deadline get the new one; it must be ahead, and only
     *     the province can say so
     */
    public record PostponeRequest(
            String by,
            String roundId,
            @Nullable String siteId,
            @Nullable NewDates to,
            @Nullable Boolean tbd,
            String reason,
            @Nullable String filingNo,
            @Nullable Boolean preview,
            @Nullable Boolean reinstate) {

        boolean toBeAnnounced() {
            return Boolean.TRUE.equals(tbd);
        }

        /** Whether who was forfeited at the old deadline gets the new one. */
        boolean reinstates() {
            return Boolean.TRUE.equals(reinstate);
        }
    }

    /**
     * @param round as it is, or would be, afterwards
     * @param affected how many are registered for it where its dates move; absent where it was only looked at
     * @param reinstated how many of the forfeited get the new deadline; absent where it was only looked at
     * @param preview what it would mean; absent where it was done
     */
    public record Postponed(
            RoundView round,
            @Nullable Integer affected,
            @Nullable Integer reinstated,
            @Nullable Preview preview) {}

    /**
     * @param affected how many are registered for it where its dates move
     * @param reinstated how many of the forfeited would get the new deadline
     * @param sites where they are registered
     * @param holidays public holidays in the new practical window
     * @param clashes whose other exam is on the new theory day
     * @param overlaps other rounds whose practical windows share days with the new one
     * @param warnings what is odd about the new dates, and what forbids to do it as things are
     */
    public record Preview(
            int affected,
            int reinstated,
            List<AffectedSite> sites,
            List<LocalDate> holidays,
            List<ExamClash> clashes,
            List<Overlap> overlaps,
            List<Warning> warnings) {}

    /**
     * @param affected how many are registered there
     * @param ownDates whether the site has dates of its own so far
     * @param places how many its stations can take within the new window, beside its other rounds; absent where stations are not known,
     *     or no dates are
     */
    public record AffectedSite(
            String siteId,
            String name,
            int affected,
            boolean ownDates,
            @Nullable Long places) {}

    /** @param other her other registration, which holds the day */
    public record ExamClash(String registrationNo, String other, String otherRoundId) {}

    /** @param days how many days both windows have */
    public record Overlap(String roundId, LocalDate from, LocalDate to, long days) {}

    /**
     * Moves a round's dates, or those of one of its sites, or makes them to be announced. Everybody who is registered is brought to
     * the new exam day and told, once for each change; reminders follow the new deadline, and those of the old one are no longer sent. A new deadline that is ahead
     * opens the round again. A site that has got dates of its own keeps them until the whole round moves.
     */
    @Funq
    public Answer<Postponed> postponeRound(Call<PostponeRequest> call) {
        return call.answer((request, words) -> postponing.postpone(request, words, now()));
    }

    /** What somebody can choose whose other exam is on the new day. */
    public enum Choice {
        /** She sits both on one day. */
        FOLLOW,
        /** She moves to another round that is open. */
        SWITCH,
        WITHDRAW
    }

    /**
     * @param roundId the round that she moves to, where she does
     * @param siteId the site that she moves to; absent: the same
     */
    public record ChooseRequest(
            String registrationNo,
            String accessCode,
            Choice choice,
            @Nullable String roundId,
            @Nullable String siteId) {}

    /** Takes a choice; it is not bound to the deadline, since it was not she who moved the day. */
    @Funq
    public Answer<RegistrationReply> chooseExam(Call<ChooseRequest> call) {
        return call.answer((request, words) -> choosing.choose(request, words, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
