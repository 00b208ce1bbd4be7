package kaowu.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.constructs.Node;

/**
 * What a deployment may choose, read from the CDK context ({@code cdk.json} or {@code -c name=value}).
 *
 * @param region where the stacks go; encrypted tables cannot be described without one
 * @param prefix begins the name of every table and function
 * @param formOrigin where the candidates' form is served; only it may upload materials from a browser
 * @param built what is deployed
 * @param keysets the keys of the identity vault
 * @param notices how candidates are told
 * @param web how candidates reach form and API
 * @param alarmEmail who is told when something fails; empty: nobody, the alarms only show in the console
 */
record Settings(
        String region,
        String prefix,
        String formOrigin,
        Built built,
        Keysets keysets,
        Notices notices,
        Web web,
        String alarmEmail) {

    /** The region when neither the context nor the CDK's command line names one: Ningxia. */
    private static final String REGION = "cn-northwest-1";

    private static final String FORM_ORIGIN = "https://kaowu.example";

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

    /**
     * Where form and API are found, and how much they take.
     *
     * @param domain the form's own domain; empty: that of the distribution
     * @param certificate of that domain: the ARN of one in ACM in us-east-1, or the id of a server certificate in IAM
     * @param rate calls of the API a second, of all people together
     * @param burst calls at once
     * @param signInRate calls a second that send a sign-in code, and as many that try one
     */
    record Web(String domain, String certificate, int rate, int burst, int signInRate) {

        boolean hasDomain() {
            return !domain.isBlank();
        }
    }

    static Settings from(Node node) {
        var region = text(node, "region", REGION);
        var prefix = text(node, "prefix", "kaowu");
        var domain = text(node, "formDomain", "");
        return new Settings(
                region,
                prefix,
                text(node, "formOrigin", domain.isBlank() ? FORM_ORIGIN : "https://" + domain),
                new Built(
                        Path.of(text(node, "functionZip", "../functions/lambda/target/function.zip")),
                        Path.of(text(node, "apiZip", "../functions/api/target/function.zip")),
                        Path.of(text(node, "formFolder", "../functions/form/target/form"))),
                new Keysets(text(node, "identityKeyset", ""), text(node, "identityIndexKeyset", "")),
                new Notices(
                        // SNS sends no text messages from the regions in China.
                        text(node, "channels", region.startsWith("cn-") ? "EMAIL" : "EMAIL,SMS"),
                        text(node, "mailHost", ""),
                        text(node, "mailPort", "587"),
                        text(node, "mailStartTls", "REQUIRED"),
                        text(node, "mailFrom", ""),
                        text(node, "mailSecret", prefix + "/mail")),
                new Web(
                        domain,
                        text(node, "formCertificate", ""),
                        number(node, "apiRate", 1000),
                        number(node, "apiBurst", 2000),
                        number(node, "signInRate", 20)),
                text(node, "alarmEmail", ""));
    }

    /** What the templates are written with where nobody deploys: every value that only a deployment knows is its own name. */
    static Settings unknown(Built built) {
        return new Settings(
                REGION,
                "kaowu",
                FORM_ORIGIN,
                built,
                new Keysets("identityKeyset", "identityIndexKeyset"),
                new Notices("EMAIL,SMS", "mailHost", "587", "REQUIRED", "mailFrom", "kaowu/mail"),
                new Web("kaowu.example", "formCertificate", 1000, 2000, 20),
                "");
    }

    boolean inChina() {
        return region.startsWith("cn-");
    }

    /** Names of the settings without which no function can be deployed and that have no value. */
    List<String> missing() {
        return blank(
                new Required("identityKeyset", keysets.identity()),
                new Required("identityIndexKeyset", keysets.index()),
                new Required("mailHost", notices.host()),
                new Required("mailFrom", notices.from()));
    }

    /** The same of the form: a domain and its certificate go together, and in China CloudFront serves nothing without them. */
    List<String> missingInWeb() {
        var neither = web.domain().isBlank() && web.certificate().isBlank();
        return neither && !inChina()
                ? List.of()
                : blank(new Required("formDomain", web.domain()), new Required("formCertificate", web.certificate()));
    }

    /** An error of this stack only: the state can, and the first time must, be deployed before everything is known. */
    static void sayWhatIsMissing(Stack stack, List<String> names) {
        if (!names.isEmpty()) {
            Annotations.of(stack)
                    .addError("No value for " + String.join(", ", names)
                            + ": give each in infra/cdk.json or with -c <name>=<value>.");
        }
    }

    private record Required(String name, String value) {}

    private static List<String> blank(Required... settings) {
        return Stream.of(settings)
                .filter(setting -> setting.value().isBlank())
                .map(Required::name)
                .toList();
    }

    /** As cdk.json has it, or as {@code -c}, which only knows text. */
    private static int number(Node node, String name, int otherwise) {
        if (node.tryGetContext(name) instanceof Number value) {
            return value.intValue();
        }
        var value = text(node, name, String.valueOf(otherwise));
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(name + " is no whole number above zero: " + value);
        }
        return Integer.parseInt(value);
    }

    private static String text(Node node, String name, String otherwise) {
        return node.tryGetContext(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }
}
