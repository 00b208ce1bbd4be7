package kaowu.closing;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.registration.RegistrationFunctions.RegistrationReply;

/** Closes rounds at their deadline, and gives single persons a later one. */
public class ClosingFunctions {

    private final Sweep sweep;
    private final Reinstatement reinstatement;
    private final InstantSource clock;

    ClosingFunctions(Sweep sweep, Reinstatement reinstatement, InstantSource clock) {
        this.sweep = sweep;
        this.reinstatement = reinstatement;
        this.clock = clock;
    }

    /**
     * @param closed ids of the rounds that this run closed
     * @param forfeited how many registrations this run forfeited
     * @param more whether its bound stopped it and another run has to go on
     * @param reports counts per site of every round that it looked at to the end
     */
    public record Closed(List<String> closed, int forfeited, boolean more, List<CloseReport> reports) {}

    /** One run of the closing sweep; does nothing where nothing is due. */
    @Funq
    public Answer<Closed> closeRounds() {
        return Call.of(Map.of()).answer(nothing -> {
            Sweep.Run run = sweep.run(now());
            return Result.done(new Closed(run.closed(), run.forfeited(), run.more(), run.reports()));
        });
    }

    /** @param until first instant that no longer counts for her: later than now and than the round's, before the theory day */
    public record ReinstateRequest(String by, String registrationNo, String reason, OffsetDateTime until) {}

    /**
     * Gives a registration that lacks something, forfeited or not yet, a deadline of its own. A city does so for those at its sites, the
     * province for all; see {@link kaowu.site.Actors}.
     */
    @Funq
    public Answer<RegistrationReply> reinstate(Call<ReinstateRequest> call) {
        return call.answer((request, words) -> reinstatement.reinstate(request, words, now()));
    }

    /**
     * Forfeits what is incomplete at one site of a round that has closed; called by the stream of the intakes.
     *
     * @return how many
     */
    public int settle(String roundId, String siteId) {
        return sweep.settle(roundId, siteId, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
