package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.schedule.PlanFunctions.Rounds;
import kaowu.schedule.PlanKind;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundView;
import org.jspecify.annotations.Nullable;

/** The rounds, with their deadlines. */
@Path("/api/rounds")
@Produces(MediaType.APPLICATION_JSON)
public class RoundResource {

    private final PlanFunctions plans;
    private final Caller caller;
    private final Replies replies;

    RoundResource(PlanFunctions plans, Caller caller, Replies replies) {
        this.plans = plans;
        this.caller = caller;
        this.replies = replies;
    }

    /** @param region only rounds for which an accepted site of the region offers an occupation */
    public record RoundQuery(
            @Nullable RoundState state,
            @Nullable PlanKind kind,
            @Nullable String occupation,
            @Nullable String region,
            @Nullable String planId) {}

    @GET
    public Response list() {
        Call<RoundQuery> query = caller.query(RoundQuery.class);
        return replies.open(query.answer((asked, words) -> listed(asked)));
    }

    public record OneRound(RoundView round) {}

    @GET
    @Path("/{roundId}")
    public Response one(@PathParam("roundId") String roundId) {
        return replies.one(
                plans.listRounds(caller.call(new ListRequest(null, null))),
                found -> found.rounds().stream()
                        .filter(round -> round.roundId().equals(roundId))
                        .map(OneRound::new)
                        .findFirst(),
                "UNKNOWN_ROUND",
                roundId);
    }

    private Result<Rounds> listed(RoundQuery asked) {
        Rounds all = plans.listRounds(Call.of(new ListRequest(asked.state(), asked.planId())))
                .value();
        return Result.done(new Rounds((all == null ? List.<RoundView>of() : all.rounds())
                .stream()
                        .filter(round -> asked.kind() == null || round.kind() == asked.kind())
                        .filter(round -> asked.occupation() == null
                                || round.occupations().isEmpty()
                                || round.occupations().contains(asked.occupation()))
                        .toList()));
    }
}
