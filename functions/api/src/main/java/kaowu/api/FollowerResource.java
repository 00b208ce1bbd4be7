package kaowu.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kaowu.follower.FollowerFunctions;
import kaowu.follower.FollowerFunctions.UnfollowRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Being told nothing any more. */
@Path("/api/followers/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class FollowerResource {

    private final FollowerFunctions functions;
    private final Caller caller;
    private final Replies replies;

    FollowerResource(FollowerFunctions functions, Caller caller, Replies replies) {
        this.functions = functions;
        this.caller = caller;
        this.replies = replies;
    }

    @DELETE
    @Operation(operationId = "unfollow", summary = "Be told nothing any more")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public Response unfollow(@PathParam("token") String token) {
        return replies.personal(
                functions.unfollow(caller.call(new UnfollowRequest(token))), gone -> Response.noContent());
    }
}
