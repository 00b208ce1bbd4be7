package kaowu.cloud;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Local servers in the place of AWS; that of DynamoDB is named to Quarkus. On Lambda nothing of it is set: the SDK knows by itself
 * where it is and who it is.
 */
@ConfigMapping(prefix = "kaowu.cloud")
interface CloudSettings {

    /** Addresses of the servers, by the service that each stands for: {@code s3}, {@code sns}, {@code kms}. */
    Map<String, URI> endpoints();

    /** The region that requests are signed for. */
    Optional<String> region();

    /** What requests are signed with. */
    Optional<Key> key();

    /** An access key. */
    interface Key {

        String id();

        String secret();
    }
}
