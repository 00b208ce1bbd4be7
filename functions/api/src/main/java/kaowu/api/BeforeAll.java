package kaowu.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** What is answered before a resource is looked for, because the framework would answer it wrongly. */
class BeforeAll {

    private final Caller caller;
    private final Routes routes;

    BeforeAll(Caller caller, Routes routes) {
        this.caller = caller;
        this.routes = routes;
    }

    /** Which methods an address takes; the framework names those of its neighbours too. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            readable(request.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of()));
            return null;
        }
        String allowed = routes.allow(caller.path());
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent().header(HttpHeaders.ALLOW, allowed).build();
    }

    /** The framework fails at a media type that is none. */
    private static void readable(List<String> accepted) {
        try {
            accepted.stream()
                    .flatMap(header -> List.of(header.split(",", -1)).stream())
                    .forEach(MediaType::valueOf);
        } catch (IllegalArgumentException wrong) {
            throw new BadRequestException(wrong);
        }
    }
}
