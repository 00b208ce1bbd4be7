package kaowu.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import kaowu.door.Call;

/**
 * Reads a body as every other binding does; the language is that of the headers, and a body cannot name another. Nothing at all
 * stands for an object without fields.
 */
@Provider
public class CallBody implements MessageBodyReader<Call<?>> {

    private static final byte[] NO_FIELDS = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Caller caller;

    CallBody(Caller caller) {
        this.caller = caller;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Call.class;
    }

    @Override
    public Call<?> readFrom(
            Class<Call<?>> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        byte[] json = read(body);
        if (json.length > Doorway.LARGEST_BODY) {
            throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        } else if (json.length > 0 && headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
            throw new NotSupportedException();
        }
        Class<?> request = (Class<?>) ((ParameterizedType) genericType).getActualTypeArguments()[0];
        return Call.read(json.length == 0 ? NO_FIELDS : json, request, caller.lang());
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(Doorway.LARGEST_BODY + 1);
        } catch (IOException halfSent) {
            // Whoever went away in the middle hears no answer, and it is no fault of ours.
            throw new BadRequestException(halfSent);
        }
    }
}
