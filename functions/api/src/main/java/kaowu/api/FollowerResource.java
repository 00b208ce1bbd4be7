package kaowu.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kaowu.door.Call;
import kaowu.follower.FollowerFunctions;
import kaowu.follower.FollowerFunctions.FollowRequest;
import kaowu.follower.FollowerFunctions.Followed;
import kaowu.follower.FollowerFunctions.UnfollowRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Being told, once, when the dates of an occupation are set. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FollowerResource {

    private final FollowerFunctions functions;
    private final Caller caller;
    private final Replies replies;

    FollowerResource(FollowerFunctions functions, Caller caller, Replies replies) {
        this.functions = functions;
        this.caller = caller;
        this.replies = replies;
    }

    /** Where to be told: exactly one of the two. */
    public record ContactBody(
            @Nullable String phone, @Nullable String email) {}

    @POST
    @Path("/occupations/{name}/followers")
    @Operation(operationId = "follow", summary = "Be told, once, when the dates of an occupation are set")
    @RequestBodySchema(ContactBody.class)
    @APIResponseSchema(value = Followed.class, responseCode = "201")
    public Response follow(@PathParam("name") String name, Call<ContactBody> body) {
        return replies.personal(
                functions.follow(body.with(asked -> new FollowRequest(name, asked.phone(), asked.email()))),
                followed -> Response.status(Response.Status.CREATED).entity(followed));
    }

    @DELETE
    @Path("/followers/{token}")
    @Operation(operationId = "unfollow", summary = "Be told nothing any more")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public Response unfollow(@PathParam("token") String token) {
        return replies.personal(
                functions.unfollow(caller.call(new UnfollowRequest(token))), gone -> Response.noContent());
    }
}
