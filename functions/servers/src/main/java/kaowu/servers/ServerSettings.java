package kaowu.servers;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Quarkus settings under which the functions use local servers in the place of AWS. */
public final class ServerSettings {

    private ServerSettings() {}

    /** Settings by name, for servers that have been started. */
    public static Map<String, String> of(LocalServers servers, SmsGateway sms) {
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
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(servers.smtpPort()));
        return settings;
    }
}
