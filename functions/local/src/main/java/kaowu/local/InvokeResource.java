package kaowu.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import kaowu.door.Functions;
import org.jboss.logging.Logger;

/**
 * The Invoke API of AWS Lambda, version 2015-03-31, for every exported function: synchronous, asynchronous ({@code Event}) and
 * {@code DryRun}, so that the AWS CLI and the SDKs work against the local system.
 */
@Path("/2015-03-31/functions/{name}/invocations")
public class InvokeResource {

    private static final Logger LOG = Logger.getLogger(InvokeResource.class);

    private final Functions functions;
    private final ExecutorService executor;

    InvokeResource(Functions functions, ExecutorService executor) {
        this.functions = functions;
        this.executor = executor;
    }

    @POST
    public Response invoke(
            @PathParam("name") String name,
            @HeaderParam("X-Amz-Invocation-Type") @DefaultValue("RequestResponse") String type,
            String payload) {
        String requestId = UUID.randomUUID().toString();
        if (!functions.has(name)) {
            return Response.status(Response.Status.NOT_FOUND)
                    .header("x-amzn-ErrorType", "ResourceNotFoundException")
                    .header("x-amzn-RequestId", requestId)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of("Type", "User", "Message", "Function not found: " + name))
                    .build();
        }
        return switch (type) {
            case "RequestResponse" -> functions.isJson(payload) ? run(name, payload, requestId) : noJson(requestId);
            case "DryRun" -> answer(204, requestId).build();
            case "Event" -> {
                if (!functions.isJson(payload)) {
                    yield noJson(requestId);
                }
                executor.execute(() -> run(name, payload, requestId));
                yield answer(202, requestId).build();
            }
            default -> wrong("InvalidParameterValueException", "Unknown invocation type " + type, requestId);
        };
    }

    private Response run(String name, String payload, String requestId) {
        try {
            return answer(200, requestId)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(functions.call(name, payload))
                    .build();
        } catch (JsonProcessingException noJson) {
            return noJson(requestId);
        } catch (InvocationTargetException failed) {
            Throwable fault = failed.getCause();
            LOG.errorf(fault, "Function %s failed, request %s", name, requestId);
            // The text stays in the log: this reply leaves the house.
            return answer(200, requestId)
                    .header("X-Amz-Function-Error", "Unhandled")
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of(
                            "errorType",
                            fault == null ? "unknown" : fault.getClass().getName(),
                            "errorMessage",
                            "The function failed; see the log of request " + requestId))
                    .build();
        }
    }

    private static Response noJson(String requestId) {
        return wrong("InvalidRequestContentException", "Could not parse request body into json", requestId);
    }

    private static Response wrong(String type, String message, String requestId) {
        return Response.status(Response.Status.BAD_REQUEST)
                .header("x-amzn-ErrorType", type)
                .header("x-amzn-RequestId", requestId)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("Type", "User", "message", message))
                .build();
    }

    private static Response.ResponseBuilder answer(int status, String requestId) {
        return Response.status(status)
                .header("x-amzn-RequestId", requestId)
                .header("X-Amz-Executed-Version", "$LATEST");
    }
}
