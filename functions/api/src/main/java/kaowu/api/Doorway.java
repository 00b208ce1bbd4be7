package kaowu.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What HTTP itself refuses before or after all resources: these are problems as any other. */
@ApplicationScoped
class Doorway {

    /** Bytes of a body: the longest request that is taken, with every character written as an escape. */
    static final int LARGEST_BODY = 512 * 1024;

    private static final int LONGEST_ADDRESS = 4_096;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private static final Logger LOG = Logger.getLogger(Doorway.class);

    private final ObjectMapper json;

    Doorway(ObjectMapper json) {
        this.json = json;
    }

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route("/api/*").order(Integer.MIN_VALUE + 1).handler(this::measure);
        router.route("/api/*").last().handler(context -> refuse(context, 404));
        for (int status : new int[] {400, 404, 405, 413, 414, 431}) {
            router.errorHandler(status, context -> refuse(context, status));
        }
    }

    private void measure(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader("Content-Length");
        if (request.uri().length() > LONGEST_ADDRESS) {
            refuse(context, 414);
        } else if (request.uri().chars().anyMatch(Doorway::isHalfDecoded)) {
            refuse(context, 400);
        } else if (characters(request.headers()) > LARGEST_HEADERS) {
            refuse(context, 431);
        } else if (length == null || (length.matches("[0-9]{1,9}") && Integer.parseInt(length) <= LARGEST_BODY)) {
            context.next();
        } else {
            context.response().putHeader("Connection", "close");
            refuse(context, 413);
        }
    }

    /**
     * Bytes that should have been percent-encoded arrive as characters of this range, and would be looked up as such. Where the
     * gateway has decoded a path, its characters are those that were meant, and Chinese ones lie beyond.
     */
    private static boolean isHalfDecoded(int character) {
        return character >= 0x80 && character <= 0xff;
    }

    private static int characters(MultiMap headers) {
        int characters = 0;
        for (Map.Entry<String, String> header : headers) {
            characters += header.getKey().length() + header.getValue().length();
        }
        return characters;
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            refuse(context, context.statusCode());
        } else {
            String requestId = UUID.randomUUID().toString();
            LOG.errorf(context.failure(), "Request %s failed", requestId);
            answer(context, Problem.fault(requestId, Caller.lang(context.request())));
        }
    }

    private void refuse(RoutingContext context, int status) {
        answer(context, Problem.of(status, Caller.lang(context.request())));
    }

    private void answer(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        try {
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Content-Language", Caller.lang(request))
                    .putHeader("Vary", "Accept-Language")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a problem", impossible);
        }
    }
}
