package kaowu.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says of every answer in which language it is, and that nobody is to keep it, unless the resource says otherwise. */
class AnswerHeaders {

    private final Caller caller;

    AnswerHeaders(Caller caller) {
        this.caller = caller;
    }

    @ServerResponseFilter
    void add(ContainerResponseContext answer) {
        if (caller.path().startsWith("/api")) {
            MultivaluedMap<String, Object> headers = answer.getHeaders();
            headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, caller.lang());
            headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
            headers.putSingle("X-Content-Type-Options", "nosniff");
        }
    }
}
