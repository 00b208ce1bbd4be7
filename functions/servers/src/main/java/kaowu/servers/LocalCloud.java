package kaowu.servers;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the functions find in AWS, by local servers: the tables of the infrastructure's template, the bucket of the materials,
 * mail and text messages; and the settings that lead the functions there.
 */
public record LocalCloud(LocalServers servers, SmsGateway sms) implements AutoCloseable {

    /** Name of the bucket into which materials are uploaded. */
    public static final String BUCKET = "kaowu-materials";

    /**
     * Starts the servers, and creates those of the tables and buckets that are not there yet.
     *
     * @param clock stamps the text messages that are taken
     * @throws IllegalStateException if a server is not up within a minute
     */
    public static LocalCloud start(LocalServers.Options options, InstantSource clock) {
        LocalCloud cloud = new LocalCloud(LocalServers.start(options), SmsGateway.start(clock));
        Tables.ofTemplate().createAt(cloud.servers.dynamoDb());
        Buckets.create(cloud.servers.s3(), BUCKET);
        return cloud;
    }

    /** For a test: keeps no data and goes by the clock of the machine. */
    public static LocalCloud startForTests() {
        return start(LocalServers.Options.forTests(), InstantSource.system());
    }

    /**
     * Quarkus settings by name, in a map of the caller's own.
     *
     * @param keyset value of {@code kaowu.identity.keyset}
     * @param indexKeyset value of {@code kaowu.identity.index-keyset}
     */
    public Map<String, String> settings(String keyset, String indexKeyset) {
        Map<String, String> settings = new HashMap<>();
        Map<String, URI> endpoints =
                Map.of("dynamodb", servers.dynamoDb(), "s3", servers.s3(), "sns", sms.endpoint(), "kms", servers.s3());
        endpoints.forEach((service, endpoint) -> {
            settings.put("quarkus." + service + ".endpoint-override", endpoint.toString());
            settings.put("quarkus." + service + ".aws.region", "us-east-1");
            settings.put("quarkus." + service + ".aws.credentials.type", "static");
            for (String key : List.of("access-key-id", "secret-access-key")) {
                settings.put("quarkus." + service + ".aws.credentials.static-provider." + key, "local");
            }
        });
        settings.put("quarkus.s3.path-style-access", "true");
        settings.put("kaowu.mail.host", "127.0.0.1");
        settings.put("kaowu.mail.port", Integer.toString(servers.smtpPort()));
        settings.put("kaowu.identity.keyset", keyset);
        settings.put("kaowu.identity.index-keyset", indexKeyset);
        return settings;
    }

    /** Ends all servers; whatever they keep in no data folder is gone. */
    @Override
    public void close() {
        sms.close();
        servers.close();
    }
}
