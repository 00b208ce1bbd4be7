package kaowu.local;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The headers that CloudFront adds to the form in the cloud, so that what they forbid is noticed here. */
@ApplicationScoped
class FormHeaders {

    private static final int EARLY = 100;

    private final String contentSecurity;

    FormHeaders(LocalSystem system) {
        contentSecurity = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self' " + system.cloud().servers().s3(),
                "font-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    void add(@Observes Filters filters) {
        filters.register(this::add, EARLY);
    }

    private void add(RoutingContext context) {
        if (isOfTheForm(context)) {
            MultiMap headers = context.response().headers();
            headers.set("Content-Security-Policy", contentSecurity);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Permissions-Policy", "camera=(self)");
            // What the build names after its content never changes; the page that names it does.
            headers.set(
                    "Cache-Control",
                    context.normalizedPath().startsWith("/assets/")
                            ? "public, max-age=31536000, immutable"
                            : "no-cache");
        }
        context.next();
    }

    /** Whether an address is one at which CloudFront looks for a file of the form. */
    static boolean isOfTheForm(RoutingContext context) {
        return !context.normalizedPath().matches("/(api|local|2015-03-31)(/.*)?");
    }
}
