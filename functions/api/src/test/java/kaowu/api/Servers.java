package kaowu.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.Closeable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.Buckets;
import kaowu.servers.LocalServers;
import kaowu.servers.ServerSettings;
import kaowu.servers.SmsGateway;
import kaowu.servers.Tables;
import org.jspecify.annotations.Nullable;

/** Real servers in the place of AWS, with the tables of the infrastructure's template, and the settings that lead to them. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private static @Nullable Running running;

    record Running(LocalServers servers, SmsGateway sms) implements Closeable {

        static Running start() {
            Running started = new Running(
                    LocalServers.start(LocalServers.Options.forTests()), SmsGateway.start(InstantSource.system()));
            Tables.ofTemplate().createAt(started.servers.dynamoDb());
            Buckets.create(started.servers.s3(), "kaowu-materials");
            return started;
        }

        Map<String, String> settings() {
            IdentityKeysets keysets = IdentityKeysets.generate();
            Map<String, String> settings = new HashMap<>(ServerSettings.of(servers, sms));
            settings.put("kaowu.identity.keyset", keysets.keyset());
            settings.put("kaowu.identity.index-keyset", keysets.indexKeyset());
            return settings;
        }

        @Override
        public void close() {
            sms.close();
            servers.close();
        }
    }

    /** Those of the tests that run inside the application. */
    static Running running() {
        if (running == null) {
            throw new IllegalStateException("no servers were started");
        }
        return running;
    }

    @Override
    public Map<String, String> start() {
        running = Running.start();
        Map<String, String> settings = running.settings();
        settings.put("quarkus.lambda.mock-event-server.test-port", "0");
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        running().close();
    }
}
