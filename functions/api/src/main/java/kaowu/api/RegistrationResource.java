package kaowu.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kaowu.candidate.IdentityVault;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.RegistrationFunctions;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.ConfirmRequest;
import kaowu.registration.RegistrationFunctions.LookUpRequest;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationFunctions.SubmitRequest;
import kaowu.registration.RegistrationFunctions.WithdrawRequest;
import kaowu.registration.RegistrationView;
import org.jspecify.annotations.Nullable;

/** Registering, and all that a candidate does afterwards with her number and her access code. */
@Path("/api/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    private final RegistrationFunctions functions;
    private final IdentityVault vault;
    private final Caller caller;
    private final Replies replies;

    RegistrationResource(RegistrationFunctions functions, IdentityVault vault, Caller caller, Replies replies) {
        this.functions = functions;
        this.vault = vault;
        this.caller = caller;
        this.replies = replies;
    }

    public record RegisterBody(
            String roundId,
            String siteId,
            String occupation,
            Integer level,
            CandidateRequest candidate,
            @Nullable String condition) {

        private RegisterRequest request(@Nullable String idempotencyKey) {
            return new RegisterRequest(roundId, siteId, occupation, level, candidate, condition, idempotencyKey);
        }
    }

    @POST
    public Response register(Call<RegisterBody> body) {
        String key = caller.header("Idempotency-Key");
        return replies.personal(
                functions.register(body.with(asked -> asked.request(key))),
                registered -> Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/registrations/" + registered.registrationNo())
                        .entity(registered));
    }

    @GET
    @Path("/{registrationNo}")
    public Response lookUp(@PathParam("registrationNo") String registrationNo) {
        return shown(functions.lookUp(caller.call(new LookUpRequest(registrationNo, caller.bearer()))));
    }

    public record WithdrawBody(@Nullable String reason) {}

    @POST
    @Path("/{registrationNo}/withdrawal")
    public Response withdraw(@PathParam("registrationNo") String registrationNo, Call<WithdrawBody> body) {
        String code = caller.bearer();
        return shown(functions.withdraw(body.with(asked -> new WithdrawRequest(registrationNo, code, asked.reason()))));
    }

    /**
     * @param calendarKey opens the dates of this registration as a calendar, and nothing else
     */
    public record Shown(@JsonUnwrapped RegistrationView view, String calendarKey) {}

    public record ShownReply(Shown registration) {}

    private Response shown(Answer<RegistrationReply> answer) {
        return replies.personal(
                answer,
                reply -> Response.ok(new ShownReply(new Shown(
                        reply.registration(),
                        vault.calendarKey(reply.registration().registrationNo())))));
    }

    public record MaterialBody(String fileName, String contentType, Long size) {}

    @PUT
    @Path("/{registrationNo}/materials/{kind}")
    public Response submit(
            @PathParam("registrationNo") String registrationNo,
            @PathParam("kind") String kind,
            Call<MaterialBody> body) {
        String code = caller.bearer();
        return replies.personal(functions.submitMaterial(body.with(asked ->
                new SubmitRequest(registrationNo, code, kind, asked.fileName(), asked.contentType(), asked.size()))));
    }

    @POST
    @Path("/{registrationNo}/materials/{kind}/confirmation")
    public Response confirm(@PathParam("registrationNo") String registrationNo, @PathParam("kind") String kind) {
        return replies.personal(
                functions.confirmMaterial(caller.call(new ConfirmRequest(registrationNo, caller.bearer(), kind))));
    }
}
