package kaowu.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kaowu.api.Calendars.Entry;
import kaowu.candidate.IdentityVault;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.registration.Dates;
import kaowu.registration.Dates.Dated;
import kaowu.registration.RegistrationFunctions;
import kaowu.registration.RegistrationFunctions.LookUpRequest;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The dates of one registration, for a calendar: opened by the access code, or by a key that opens nothing else. */
@Path("/api/registrations/{registrationNo}/calendar.ics")
@Produces(Calendars.MEDIA_TYPE)
public class RegistrationCalendarResource {

    private final RegistrationFunctions functions;
    private final Dates dates;
    private final IdentityVault vault;
    private final Caller caller;
    private final Replies replies;

    RegistrationCalendarResource(
            RegistrationFunctions functions, Dates dates, IdentityVault vault, Caller caller, Replies replies) {
        this.functions = functions;
        this.dates = dates;
        this.vault = vault;
        this.caller = caller;
        this.replies = replies;
    }

    public record CalendarQuery(@Nullable String key) {}

    @GET
    @Operation(operationId = "registrationCalendar", summary = "The dates of a registration, as iCalendar")
    @SecurityRequirement(name = Description.BEARER)
    @Parameter(
            name = "key",
            in = ParameterIn.QUERY,
            description = "the calendarKey of the registration, in the place of a bearer",
            schema = @Schema(implementation = String.class))
    @APIResponseSchema(String.class)
    public Response calendar(@PathParam("registrationNo") String registrationNo) {
        Call<CalendarQuery> query = caller.query(CalendarQuery.class);
        Answer<String> key = query.answer(asked -> Result.done(asked.key() == null ? "" : asked.key()));
        return "".equals(key.value()) ? byAccessCode(registrationNo) : byKey(query, registrationNo);
    }

    private Response byAccessCode(String registrationNo) {
        Answer<RegistrationReply> seen =
                functions.lookUp(caller.call(new LookUpRequest(registrationNo, caller.bearer())));
        return replies.personal(
                seen,
                reply -> written(dates.of(
                                reply.registration().registrationNo(),
                                vault.calendarKey(reply.registration().registrationNo()))
                        .orElseThrow()));
    }

    private Response byKey(Call<CalendarQuery> query, String registrationNo) {
        return replies.personal(
                query.answer(asked -> dates.of(registrationNo, String.valueOf(asked.key()))
                        .map(Result::done)
                        .orElseGet(() -> Result.refused("UNKNOWN_REGISTRATION", "registrationNo"))),
                this::written);
    }

    private Response.ResponseBuilder written(Dated dated) {
        Entry entry =
                new Entry(dated.registrationNo(), dated.occupation(), dated.closesAt(), dated.live(), dated.round());
        return Response.ok(Calendars.write(List.of(entry), caller.lang()), Calendars.MEDIA_TYPE + ";charset=UTF-8");
    }
}
