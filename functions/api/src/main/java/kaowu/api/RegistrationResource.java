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
import kaowu.postponement.PostponementFunctions;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.ChooseRequest;
import kaowu.registration.RegistrationFunctions;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.ConfirmRequest;
import kaowu.registration.RegistrationFunctions.Confirmed;
import kaowu.registration.RegistrationFunctions.LookUpRequest;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationFunctions.SubmitRequest;
import kaowu.registration.RegistrationFunctions.Submitted;
import kaowu.registration.RegistrationFunctions.WithdrawRequest;
import kaowu.registration.RegistrationView;
import kaowu.relocation.RelocationFunctions;
import kaowu.relocation.RelocationFunctions.AnswerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Registering, and all that a candidate does afterwards with her number and her access code. */
@Path("/api/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final RegistrationFunctions functions;
    private final PostponementFunctions postponements;
    private final RelocationFunctions relocations;
    private final IdentityVault vault;
    private final Caller caller;
    private final Replies replies;

    RegistrationResource(
            RegistrationFunctions functions,
            PostponementFunctions postponements,
            RelocationFunctions relocations,
            IdentityVault vault,
            Caller caller,
            Replies replies) {
        this.functions = functions;
        this.postponements = postponements;
        this.relocations = relocations;
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
    @Operation(operationId = "register", summary = "Register for a round")
    @Parameter(
            name = IDEMPOTENCY_KEY,
            in = ParameterIn.HEADER,
            description =
                    "Made up for this request, at random: sent again with the same request within a day, it gets the same"
                            + " answer",
            schema = @Schema(implementation = String.class, pattern = "^[!-~]{1,255}$"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisterBody.class),
                            examples = @ExampleObject(name = "register", value = Description.REGISTER)))
    @APIResponseSchema(value = Registered.class, responseCode = "201")
    public Response register(Call<RegisterBody> body) {
        String key = key();
        return replies.personal(
                functions.register(body.with(asked -> asked.request(key))),
                registered -> Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/registrations/" + registered.registrationNo())
                        .entity(registered));
    }

    /** No more of it than shows that it is too long, so that it is refused as such and not as an overlong text. */
    private @Nullable String key() {
        String key = caller.header(IDEMPOTENCY_KEY);
        return key == null ? null : key.substring(0, Math.min(key.length(), RegisterRequest.LONGEST_KEY + 1));
    }

    @GET
    @Path("/{registrationNo}")
    @Operation(operationId = "lookUp", summary = "Where a registration stands")
    @SecurityRequirement(name = Description.BEARER)
    @APIResponseSchema(ShownReply.class)
    public Response lookUp(@PathParam("registrationNo") String registrationNo) {
        return shown(functions.lookUp(caller.call(new LookUpRequest(registrationNo, caller.bearer()))));
    }

    public record WithdrawBody(@Nullable String reason) {}

    @POST
    @Path("/{registrationNo}/withdrawal")
    @Operation(operationId = "withdraw", summary = "Take a registration back")
    @SecurityRequirement(name = Description.BEARER)
    @RequestBodySchema(WithdrawBody.class)
    @APIResponseSchema(ShownReply.class)
    public Response withdraw(@PathParam("registrationNo") String registrationNo, Call<WithdrawBody> body) {
        String code = caller.bearer();
        return shown(functions.withdraw(body.with(asked -> new WithdrawRequest(registrationNo, code, asked.reason()))));
    }

    public record ChoiceBody(
            Choice choice,
            @Nullable String roundId,
            @Nullable String siteId) {}

    @POST
    @Path("/{registrationNo}/choice")
    @Operation(operationId = "chooseExam", summary = "Say what to do about two exams on one day, after one was moved")
    @SecurityRequirement(name = Description.BEARER)
    @RequestBodySchema(ChoiceBody.class)
    @APIResponseSchema(ShownReply.class)
    public Response choose(@PathParam("registrationNo") String registrationNo, Call<ChoiceBody> body) {
        String code = caller.bearer();
        return shown(postponements.chooseExam(body.with(
                asked -> new ChooseRequest(registrationNo, code, asked.choice(), asked.roundId(), asked.siteId()))));
    }

    public record MoveBody(RelocationFunctions.Choice choice) {}

    @POST
    @Path("/{registrationNo}/move")
    @Operation(operationId = "answerMove", summary = "Say whether to move to the site that was proposed")
    @SecurityRequirement(name = Description.BEARER)
    @RequestBodySchema(MoveBody.class)
    @APIResponseSchema(ShownReply.class)
    public Response answerMove(@PathParam("registrationNo") String registrationNo, Call<MoveBody> body) {
        String code = caller.bearer();
        return shown(
                relocations.answerMove(body.with(asked -> new AnswerRequest(registrationNo, code, asked.choice()))));
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
    @Operation(operationId = "submitMaterial", summary = "Announce a material and learn where to upload it")
    @SecurityRequirement(name = Description.BEARER)
    @RequestBodySchema(MaterialBody.class)
    @APIResponseSchema(Submitted.class)
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
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "confirmMaterial", summary = "Hand a material over once it is uploaded")
    @SecurityRequirement(name = Description.BEARER)
    @APIResponseSchema(Confirmed.class)
    public Response confirm(@PathParam("registrationNo") String registrationNo, @PathParam("kind") String kind) {
        return replies.personal(
                functions.confirmMaterial(caller.call(new ConfirmRequest(registrationNo, caller.bearer(), kind))));
    }
}
