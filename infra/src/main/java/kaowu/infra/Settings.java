package kaowu.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Node;

/**
 * What a deployment may choose, read from the CDK context ({@code cdk.json} or {@code -c name=value}).
 *
 * @param region where the stacks go; encrypted tables cannot be described without one
 * @param prefix begins the name of every table and function
 * @param formOrigin where the candidates' form is served; only it may upload materials from a browser
 * @param functionZip the one artifact of all functions
 * @param keysets the keys of the identity vault
 * @param notices how candidates are told
 * @param alarmEmail who is told when something fails; empty: nobody, the alarms only show in the console
 */
record Settings(
        String region,
        String prefix,
        String formOrigin,
        Path functionZip,
        Keysets keysets,
        Notices notices,
        String alarmEmail) {

    /** The region when neither the context nor the CDK's command line names one: Ningxia. */
    private static final String REGION = "cn-northwest-1";

    /** Both in base 64, wrapped by the key {@code identity} of the state stack, so that they may stand in a template. */
    record Keysets(String identity, String index) {}

    /**
     * Channels, and the SMTP server of the first of them.
     *
     * @param channels EMAIL, SMS or both, the preferred one first
     * @param startTls DISABLED, OPTIONAL or REQUIRED
     * @param secret name of the secret in Secrets Manager with {@code username} and {@code password}
     */
    record Notices(String channels, String host, String port, String startTls, String from, String secret) {

        boolean bySms() {
            return Stream.of(channels.split(",")).map(String::trim).anyMatch("SMS"::equals);
        }
    }

    static Settings from(Node node) {
        var region = text(node, "region", REGION);
        var prefix = text(node, "prefix", "kaowu");
        return new Settings(
                region,
                prefix,
                text(node, "formOrigin", "https://kaowu.example"),
                Path.of(text(node, "functionZip", "../functions/lambda/target/function.zip")),
                new Keysets(text(node, "identityKeyset", ""), text(node, "identityIndexKeyset", "")),
                new Notices(
                        // SNS sends no text messages from the regions in China.
                        text(node, "channels", region.startsWith("cn-") ? "EMAIL" : "EMAIL,SMS"),
                        text(node, "mailHost", ""),
                        text(node, "mailPort", "587"),
                        text(node, "mailStartTls", "REQUIRED"),
                        text(node, "mailFrom", ""),
                        text(node, "mailSecret", prefix + "/mail")),
                text(node, "alarmEmail", ""));
    }

    /** What the templates are written with where nobody deploys: every value that only a deployment knows is its own name. */
    static Settings unknown(Path functionZip) {
        return new Settings(
                REGION,
                "kaowu",
                "https://kaowu.example",
                functionZip,
                new Keysets("identityKeyset", "identityIndexKeyset"),
                new Notices("EMAIL,SMS", "mailHost", "587", "REQUIRED", "mailFrom", "kaowu/mail"),
                "");
    }

    /** Names of the settings without which no function can be deployed and that have no value. */
    List<String> missing() {
        return Stream.of(
                        new Required("identityKeyset", keysets.identity()),
                        new Required("identityIndexKeyset", keysets.index()),
                        new Required("mailHost", notices.host()),
                        new Required("mailFrom", notices.from()))
                .filter(setting -> setting.value().isBlank())
                .map(Required::name)
                .toList();
    }

    private record Required(String name, String value) {}

    private static String text(Node node, String name, String otherwise) {
        return node.tryGetContext(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }
}
