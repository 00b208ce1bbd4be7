package kaowu.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import kaowu.candidate.IdentityKeysets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** Starts the whole system on this machine, or makes the keysets of a deployment. */
@QuarkusMain
public final class Main {

    private static final String USAGE = """
            java -jar quarkus-run.jar                 starts Kaowu on this machine and keeps its data
            java -jar quarkus-run.jar --fresh         the same, and throws the data of earlier runs away
            java -jar quarkus-run.jar --keysets ARN   makes the identity keysets of a deployment, wrapped by that KMS key
            """;

    private Main() {}

    /** @param arguments see {@code --help} */
    public static void main(String... arguments) {
        List<String> given = List.of(arguments);
        if (given.isEmpty() || given.equals(List.of("--fresh"))) {
            start(LocalOptions.of(given));
        } else if (given.size() == 2 && given.get(0).equals("--keysets")) {
            printKeysets(given.get(1));
        } else if (given.equals(List.of("--help"))) {
            System.out.print(USAGE);
        } else {
            System.err.printf("Unknown arguments: %s%n%s", String.join(" ", given), USAGE);
            System.exit(2);
        }
    }

    private static void start(LocalOptions options) {
        try {
            LocalSystem.start(options);
        } catch (LocalSystem.Unusable unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
        }
        // What is no address at all is refused by the API in its own words, and not before it with none.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run();
    }

    /** Region and credentials are those of the AWS command line; the keysets open for no one but the key. */
    private static void printKeysets(String key) {
        Logger.getLogger("").setLevel(Level.OFF);
        try (KmsClient kms =
                KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            IdentityKeysets keysets = IdentityKeysets.generateWrapped(kms, key);
            System.out.printf(
                    "\"identityKeyset\": \"%s\",%n\"identityIndexKeyset\": \"%s\"%n",
                    keysets.keyset(), keysets.indexKeyset());
        } catch (SdkException refused) {
            System.err.println("No keysets were made: " + refused.getMessage());
            System.exit(1);
        }
    }
}
