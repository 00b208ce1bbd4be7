package kaowu.flow;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.LocalCloud;
import kaowu.servers.LocalServers;
import kaowu.servers.SmsGateway;

/** Real servers for the tests of the functions: started once. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private static LocalCloud cloud;

    static LocalServers servers() {
        return cloud.servers();
    }

    static SmsGateway sms() {
        return cloud.sms();
    }

    @Override
    public Map<String, String> start() {
        cloud = LocalCloud.startForTests();
        IdentityKeysets keysets = IdentityKeysets.generate();
        return cloud.settings(keysets.keyset(), keysets.indexKeyset());
    }

    @Override
    public void stop() {
        cloud.close();
    }
}
