package kaowu.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kaowu.door.Call;
import kaowu.signin.SignInFunctions;
import kaowu.signin.SignInFunctions.CodeSent;
import kaowu.signin.SignInFunctions.SendCodeRequest;
import kaowu.signin.SignInFunctions.SignInRequest;
import kaowu.signin.SignInFunctions.SignedIn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Coming back by phone, for whoever has lost her number or her access code. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SignInResource {

    private final SignInFunctions functions;
    private final Caller caller;
    private final Replies replies;

    SignInResource(SignInFunctions functions, Caller caller, Replies replies) {
        this.functions = functions;
        this.caller = caller;
        this.replies = replies;
    }

    public record PhoneBody(String phone) {}

    /** Sends a one-time code; the answer does not tell whether anybody is registered with that phone. */
    @POST
    @Path("/sign-in-codes")
    @Operation(
            operationId = "sendSignInCode",
            summary = "Send a one-time code to a phone; the answer does not tell whether it is known")
    @RequestBodySchema(PhoneBody.class)
    @APIResponseSchema(value = CodeSent.class, responseCode = "202")
    public Response sendCode(Call<PhoneBody> body) {
        return replies.personal(
                functions.sendSignInCode(body.with(asked ->
                        new SendCodeRequest(asked.phone(), caller.address().orElse(null)))),
                sent -> Response.accepted(sent));
    }

    public record CodeBody(String phone, String code) {}

    /** Takes the code, and opens every registration of that phone. */
    @POST
    @Path("/sign-ins")
    @Operation(operationId = "signIn", summary = "Open every registration of a phone with the code that was sent to it")
    @RequestBodySchema(CodeBody.class)
    @APIResponseSchema(SignedIn.class)
    public Response signIn(Call<CodeBody> body) {
        return replies.personal(functions.signIn(body.with(asked ->
                new SignInRequest(asked.phone(), asked.code(), caller.address().orElse(null)))));
    }
}
