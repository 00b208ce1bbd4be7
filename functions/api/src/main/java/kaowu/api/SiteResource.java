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
    public Response list() {
        return replies.open(functions.listSites(caller.query(ListSitesRequest.class)));
    }

    public record OneSite(ListedSite site) {}

    @GET
    @Path("/{siteId}")
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
