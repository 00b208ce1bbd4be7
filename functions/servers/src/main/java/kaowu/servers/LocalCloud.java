package kaowu.servers;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * All that the functions find in AWS, by local servers: the tables of the infrastructure's template, the bucket of the materials,
 * mail and text messages; and the settings that lead the functions there.
 */
public record LocalCloud(LocalServers servers, SmsGateway sms) implements AutoCloseable {

    /** For signing requests, which no local server checks. */
    private static final String REGION = "us-east-1";

    private static final String KEY = "local";

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
        settings.put("quarkus.dynamodb.endpoint-override", servers.dynamoDb().toString());
        settings.put("quarkus.dynamodb.aws.region", REGION);
        settings.put("quarkus.dynamodb.aws.credentials.type", "static");
        settings.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", KEY);
        settings.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", KEY);
        Map<String, URI> others = Map.of("s3", servers.s3(), "sns", sms.endpoint(), "kms", servers.s3());
        others.forEach((service, endpoint) -> settings.put("kaowu.cloud.endpoints." + service, endpoint.toString()));
        settings.put("kaowu.cloud.region", REGION);
        settings.put("kaowu.cloud.key.id", KEY);
        settings.put("kaowu.cloud.key.secret", KEY);
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
