package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kaowu.door.Result;
import kaowu.registration.IntakeFunctions;
import kaowu.registration.IntakeFunctions.ListIntakesRequest;
import kaowu.registration.ListedIntake;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.schedule.PlanFunctions.Rounds;
import kaowu.schedule.PlanKind;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundView;
import kaowu.site.SiteFunctions;
import kaowu.site.SiteFunctions.ListSitesRequest;
import kaowu.site.SiteFunctions.ListedSite;
import kaowu.site.SiteFunctions.Sites;
import kaowu.site.SiteState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The rounds with their deadlines, and where somebody can register for them. */
@Path("/api/rounds")
@Produces(MediaType.APPLICATION_JSON)
public class RoundResource {

    private final PlanFunctions plans;
    private final IntakeFunctions intakes;
    private final SiteFunctions sites;
    private final Caller caller;
    private final Replies replies;

    RoundResource(PlanFunctions plans, IntakeFunctions intakes, SiteFunctions sites, Caller caller, Replies replies) {
        this.plans = plans;
        this.intakes = intakes;
        this.sites = sites;
        this.caller = caller;
        this.replies = replies;
    }

    /** The rounds in the order of their deadlines. */
    @GET
    @Operation(operationId = "rounds", summary = "The rounds in the order of their deadlines")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = RoundState.class))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = PlanKind.class))
    @Parameter(
            name = "occupation",
            in = ParameterIn.QUERY,
            description = "only rounds that take it",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "only rounds for which an accepted site of this region offers an occupation",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "planId",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = String.class))
    @APIResponseSchema(Rounds.class)
    public Response list() {
        return replies.open(caller.query(RoundQuery.class).answer(asked -> Result.done(listed(asked))));
    }

    private Rounds listed(RoundQuery asked) {
        Rounds all = plans.listRounds(caller.call(new ListRequest(asked.state(), asked.planId())))
                .value();
        return new Rounds(asked.in(all == null ? List.of() : all.rounds(), acceptedIn(asked.region())));
    }

    private List<ListedSite> acceptedIn(@Nullable String region) {
        Sites found = region == null
                ? null
                : sites.listSites(caller.call(new ListSitesRequest(region, null)))
                        .value();
        return found == null
                ? List.of()
                : found.sites().stream()
                        .filter(site -> site.state() == SiteState.ACCEPTED)
                        .toList();
    }

    public record OneRound(RoundView round) {}

    @GET
    @Path("/{roundId}")
    @Operation(operationId = "round", summary = "One round")
    @APIResponseSchema(OneRound.class)
    public Response one(@PathParam("roundId") String roundId) {
        return replies.open(
                plans.listRounds(caller.call(new ListRequest(null, null))),
                found -> found.rounds().stream()
                        .filter(round -> round.roundId().equals(roundId))
                        .map(OneRound::new)
                        .findFirst(),
                () -> Problem.unknown("UNKNOWN_ROUND", roundId, caller.lang()));
    }

    public record SiteQuery(@Nullable String occupation) {}

    public record RoundSites(List<ListedIntake> sites) {}

    /** The accepted sites that take registrations for a round, with the places left. */
    @GET
    @Path("/{roundId}/sites")
    @Operation(
            operationId = "roundSites",
            summary = "The accepted sites that take registrations for a round, with the places left")
    @Parameter(
            name = "occupation",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = String.class))
    @APIResponseSchema(RoundSites.class)
    public Response sites(@PathParam("roundId") String roundId) {
        return replies.open(
                intakes.listIntakes(caller.query(SiteQuery.class)
                        .with(asked -> new ListIntakesRequest(roundId, asked.occupation()))),
                found -> new RoundSites(found.intakes()),
                "UNKNOWN_ROUND");
    }
}
