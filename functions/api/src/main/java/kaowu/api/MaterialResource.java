package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kaowu.catalogue.OccupationFunctions;
import kaowu.catalogue.OccupationFunctions.ListOccupationsRequest;
import kaowu.catalogue.OccupationFunctions.ListedMaterial;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What a file of each kind of material may be. */
@Path("/api/materials")
@Produces(MediaType.APPLICATION_JSON)
public class MaterialResource {

    private final OccupationFunctions functions;
    private final Caller caller;
    private final Replies replies;

    MaterialResource(OccupationFunctions functions, Caller caller, Replies replies) {
        this.functions = functions;
        this.caller = caller;
        this.replies = replies;
    }

    public record Materials(List<ListedMaterial> materials) {}

    @GET
    @Operation(operationId = "materials", summary = "What a file of each kind of material may be")
    @APIResponseSchema(Materials.class)
    public Response list() {
        return replies.open(
                functions.listOccupations(caller.call(new ListOccupationsRequest())),
                all -> new Materials(all.materials()));
    }
}
