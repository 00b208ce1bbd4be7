package kaowu.api;

import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Being told, once, when the dates of an occupation are set. */
@Path("/api/occupations/{name}/followers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FollowersResource {

    private final FollowerFunctions functions;
    private final Replies replies;

    FollowersResource(FollowerFunctions functions, Replies replies) {
        this.functions = functions;
        this.replies = replies;
    }

    /** Where to be told: exactly one of the two. */
    public record ContactBody(
            @Nullable String phone, @Nullable String email) {}

    @POST
    @Operation(operationId = "follow", summary = "Be told, once, when the dates of an occupation are set")
    @RequestBodySchema(ContactBody.class)
    @APIResponseSchema(value = Followed.class, responseCode = "201")
    public Response follow(@PathParam("name") String name, Call<ContactBody> body) {
        return replies.personal(
                functions.follow(body.with(asked -> new FollowRequest(name, asked.phone(), asked.email()))),
                followed -> Response.status(Response.Status.CREATED).entity(followed),
                "UNKNOWN_OCCUPATION");
    }
}
