package kaowu.local;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;

/** The page for who mistypes an address in a browser, as CloudFront answers in the cloud; whoever asks for JSON gets the problem. */
@ApplicationScoped
class NotFoundPage {

    private static final String FILE = "META-INF/resources/404.html";

    void stand(@Observes Router router) throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            // It is one of the form's files, which need not have been built.
            if (file != null) {
                Buffer page = Buffer.buffer(file.readAllBytes());
                // After the form's files, and before the resources, among which nothing is to be found either.
                router.route()
                        .order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT)
                        .method(HttpMethod.GET)
                        .method(HttpMethod.HEAD)
                        .handler(context -> answer(context, page));
            }
        }
    }

    private static void answer(RoutingContext context, Buffer page) {
        String accepted = String.join(",", context.request().headers().getAll("Accept"));
        if (FormHeaders.isOfTheForm(context) && accepted.contains("text/html")) {
            context.response()
                    .setStatusCode(404)
                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                    .putHeader("Cache-Control", "no-cache")
                    .putHeader("Vary", "Accept")
                    .end(page);
        } else {
            context.next();
        }
    }
}
