package kaowu.flow;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.Buckets;
import kaowu.servers.LocalServers;
import kaowu.servers.ServerSettings;
import kaowu.servers.SmsGateway;
import kaowu.servers.Tables;

/** Real servers for the tests of the functions: started once, with the tables of the infrastructure's template. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private static LocalServers servers;
    private static SmsGateway sms;

    static LocalServers servers() {
        return servers;
    }

    static SmsGateway sms() {
        return sms;
    }

    @Override
    public Map<String, String> start() {
        servers = LocalServers.start(LocalServers.Options.forTests());
        sms = SmsGateway.start(InstantSource.system());
        Tables.ofTemplate().createAt(servers.dynamoDb());
        Buckets.create(servers.s3(), "kaowu-materials");
        IdentityKeysets keysets = IdentityKeysets.generate();
        Map<String, String> settings = new HashMap<>(ServerSettings.of(servers, sms));
        settings.put("kaowu.identity.keyset", keysets.keyset());
        settings.put("kaowu.identity.index-keyset", keysets.indexKeyset());
        return settings;
    }

    @Override
    public void stop() {
        sms.close();
        servers.close();
    }
}
