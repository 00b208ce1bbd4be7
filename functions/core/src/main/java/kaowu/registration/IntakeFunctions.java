package kaowu.registration;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.intake.IntakeState;
import kaowu.schedule.Warning;
import org.jspecify.annotations.Nullable;

/** Opens a site's intake for a round, and lists the intakes of a round. */
public class IntakeFunctions {

    private final IntakeOpening opening;
    private final IntakeList list;
    private final InstantSource clock;

    IntakeFunctions(IntakeOpening opening, IntakeList list, InstantSource clock) {
        this.opening = opening;
        this.list = list;
        this.clock = clock;
    }

    /**
     * @param capacity places in all; absent: unlimited
     * @param shards 1 (default) to 32 parts into which the intake is split; more of them let a busy site take more
     *     registrations a second. Fixed once the intake is open
     * @param anyway whether to open it for more than the stations can take; needs a reason
     */
    public record OpenIntakeRequest(
            String by,
            String roundId,
            String siteId,
            @Nullable Integer capacity,
            @Nullable Integer shards,
            @Nullable Boolean anyway,
            @Nullable String reason) {}

    /** @param warnings what the site can hardly examine, or what is not known of it */
    public record OpenIntakeReply(Intake intake, List<Warning> warnings) {}

    /**
     * @param capacity places in all, absent: unlimited
     * @param taken places taken
     */
    public record Intake(
            String roundId,
            String siteId,
            IntakeState state,
            @Nullable Integer capacity,
            int taken,
            int shards,
            OffsetDateTime opensAt,
            OffsetDateTime closesAt) {}

    /** Opens the intake, or changes the capacity of one that is open. */
    @Funq
    public Answer<OpenIntakeReply> openIntake(Call<OpenIntakeRequest> call) {
        return call.answer((request, words) -> opening.open(request, words, now()));
    }

    /** @param occupation only sites where somebody can register for it in this round */
    public record ListIntakesRequest(
            String roundId, @Nullable String occupation) {}

    public record Intakes(List<ListedIntake> intakes) {}

    /** Where somebody can register for a round: the intakes of its sites, by the site's id, with the places left; also of suspended ones. */
    @Funq
    public Answer<Intakes> listIntakes(Call<ListIntakesRequest> call) {
        return call.answer(request -> list.of(request, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
