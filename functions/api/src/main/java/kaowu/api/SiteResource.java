package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kaowu.site.SiteFunctions;
import kaowu.site.SiteFunctions.ListSitesRequest;
import kaowu.site.SiteFunctions.ListedSite;
import kaowu.site.SiteFunctions.Sites;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The institutions that take candidates. */
@Path("/api/sites")
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {

    private final SiteFunctions functions;
    private final Caller caller;
    private final Replies replies;

    SiteResource(SiteFunctions functions, Caller caller, Replies replies) {
        this.functions = functions;
        this.caller = caller;
        this.replies = replies;
    }

    @GET
    @Operation(operationId = "sites", summary = "The sites of a region or of all, in whatever state")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "occupation",
            in = ParameterIn.QUERY,
            description = "",
            schema = @Schema(implementation = String.class))
    @APIResponseSchema(Sites.class)
    public Response list() {
        return replies.open(functions.listSites(caller.query(ListSitesRequest.class)));
    }

    public record OneSite(ListedSite site) {}

    @GET
    @Path("/{siteId}")
    @Operation(operationId = "site", summary = "One site")
    @APIResponseSchema(OneSite.class)
    public Response one(@PathParam("siteId") String siteId) {
        return replies.open(
                functions.listSites(caller.call(new ListSitesRequest(null, null))),
                found -> found.sites().stream()
                        .filter(site -> site.id().equals(siteId))
                        .map(OneSite::new)
                        .findFirst(),
                () -> Problem.unknown("UNKNOWN_SITE", siteId, caller.lang()));
    }
}
