package kaowu.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the API is reached. */
@ConfigMapping(prefix = "kaowu.api")
interface ApiSettings {

    /**
     * The header in which the edge says who is calling, as {@code address} or {@code address:port}, such as
     * {@code CloudFront-Viewer-Address}. Without it the caller is whoever is connected.
     */
    Optional<String> addressHeader();

    /** What the edge sends in {@value Caller#EDGE_SECRET}, so that nobody who goes past it can say who he is. */
    Optional<String> edgeSecret();

    /** Whether the time is not the real one. */
    @WithDefault("false")
    boolean simulatedClock();
}
