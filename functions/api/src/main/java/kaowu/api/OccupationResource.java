package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import kaowu.api.Calendars.Entry;
import kaowu.catalogue.OccupationFunctions;
import kaowu.catalogue.OccupationFunctions.ListOccupationsRequest;
import kaowu.catalogue.OccupationFunctions.Listed;
import kaowu.catalogue.OccupationFunctions.ListedOccupation;
import kaowu.door.Answer;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanFunctions.ListRequest;
import kaowu.schedule.PlanFunctions.Rounds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What there is to register for. */
@Path("/api/occupations")
@Produces(MediaType.APPLICATION_JSON)
public class OccupationResource {

    private final OccupationFunctions functions;
    private final PlanFunctions plans;
    private final Caller caller;
    private final Replies replies;

    OccupationResource(OccupationFunctions functions, PlanFunctions plans, Caller caller, Replies replies) {
        this.functions = functions;
        this.plans = plans;
        this.caller = caller;
        this.replies = replies;
    }

    public record Occupations(List<ListedOccupation> occupations) {}

    /** Every occupation, with its levels and clauses. */
    @GET
    @Operation(operationId = "occupations", summary = "Every occupation, with its levels and clauses of eligibility")
    @APIResponseSchema(Occupations.class)
    public Response list() {
        return replies.open(listed(), all -> new Occupations(all.occupations()));
    }

    public record OneOccupation(ListedOccupation occupation) {}

    @GET
    @Path("/{name}")
    @Operation(operationId = "occupation", summary = "One occupation")
    @APIResponseSchema(OneOccupation.class)
    public Response one(@PathParam("name") String name) {
        return replies.open(
                listed(),
                all -> find(all, name).map(OneOccupation::new),
                () -> Problem.unknown("UNKNOWN_OCCUPATION", name, caller.lang()));
    }

    /** The dates of every round in which somebody can register for it, for a calendar. */
    @GET
    @Path("/{name}/calendar.ics")
    @Produces(Calendars.MEDIA_TYPE)
    @Operation(operationId = "occupationCalendar", summary = "The dates of every round of an occupation, as iCalendar")
    @APIResponseSchema(String.class)
    public Response calendar(@PathParam("name") String name) {
        Listed all = listed().value();
        Rounds rounds =
                plans.listRounds(caller.call(new ListRequest(null, null))).value();
        if (all == null || rounds == null || find(all, name).isEmpty()) {
            return replies.problem(Problem.unknown("UNKNOWN_OCCUPATION", name, caller.lang()));
        }
        List<Entry> entries = rounds.rounds().stream()
                .filter(round ->
                        round.occupations().isEmpty() || round.occupations().contains(name))
                .map(round -> Entry.of(round, name))
                .toList();
        return replies.open(Calendars.write(entries, caller.lang()), Calendars.MEDIA_TYPE + ";charset=UTF-8");
    }

    private Answer<Listed> listed() {
        return functions.listOccupations(caller.call(new ListOccupationsRequest()));
    }

    private static Optional<ListedOccupation> find(Listed all, String name) {
        return all.occupations().stream()
                .filter(occupation -> occupation.name().equals(name))
                .findFirst();
    }
}
