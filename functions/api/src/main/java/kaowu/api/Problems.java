package kaowu.api;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What comes to nothing before a function is asked, and what fails. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final Caller caller;
    private final Replies replies;
    private final Routes routes;

    Problems(Caller caller, Replies replies, Routes routes) {
        this.caller = caller;
        this.replies = replies;
        this.routes = routes;
    }

    /** What the framework refuses, such as an unknown address; its own words are not handed on. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refusal) {
        Response theirs = refusal.getResponse();
        if (theirs.getStatus() >= 500) {
            return failed(refusal);
        }
        Response ours = replies.problem(Problem.of(theirs.getStatus(), caller.lang()));
        Object challenge = theirs.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE);
        if (challenge != null) {
            ours.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        if (refusal instanceof NotAllowedException) {
            ours.getHeaders().putSingle(HttpHeaders.ALLOW, routes.allow(caller.path()));
        }
        return ours;
    }

    @ServerExceptionMapper
    Response failed(Throwable fault) {
        String requestId = UUID.randomUUID().toString();
        LOG.errorf(fault, "Request %s failed", requestId);
        return replies.problem(Problem.fault(requestId, caller.lang()));
    }
}
