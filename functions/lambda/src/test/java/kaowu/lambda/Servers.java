package kaowu.lambda;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.LocalCloud;
import org.jspecify.annotations.Nullable;

/** Real servers in the place of AWS, and the settings that lead to them. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private static @Nullable LocalCloud running;

    /** Those of the tests that run inside the application. */
    static LocalCloud running() {
        if (running == null) {
            throw new IllegalStateException("no servers were started");
        }
        return running;
    }

    /** With keys of their own. */
    static Map<String, String> settings(LocalCloud cloud) {
        IdentityKeysets keysets = IdentityKeysets.generate();
        return cloud.settings(keysets.keyset(), keysets.indexKeyset());
    }

    @Override
    public Map<String, String> start() {
        running = LocalCloud.startForTests();
        Map<String, String> settings = settings(running);
        settings.put("quarkus.lambda.mock-event-server.test-port", "0");
        settings.put("quarkus.funqy.export", "agenda");
        return settings;
    }

    @Override
    public void stop() {
        running().close();
    }
}
