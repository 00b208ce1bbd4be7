package kaowu.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import kaowu.door.Call;

/** Reads a body as every other binding does; the language is that of the headers, and a body cannot name another. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class CallBody implements MessageBodyReader<Call<?>> {

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
            InputStream body)
            throws IOException {
        Class<?> request = (Class<?>) ((ParameterizedType) genericType).getActualTypeArguments()[0];
        return Call.read(body.readAllBytes(), request, caller.lang());
    }
}
