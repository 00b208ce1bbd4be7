package kaowu.runtime;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import kaowu.candidate.Candidate;
import kaowu.door.Call;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What functions do in a call, done once with made-up things and nobody at the other end, so that it need not be loaded and
 * prepared when somebody waits for it. Each leaves nothing behind but that.
 */
final class Rehearsal {

    private static final byte[] ANYTHING = "rehearsal".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "rehearsal";

    private Rehearsal() {}

    /** Requests to DynamoDB as they are most often made, from their making to the reading of an answer. */
    static void dynamoDb() {
        Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS(NAME), "at", AttributeValue.fromN("1"));
        try (DynamoDbClient client = DynamoDbClient.builder()
                .httpClient(new SilentHttp())
                .endpointOverride(URI.create("http://127.0.0.1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, NAME)))
                .build()) {
            client.getItem(request -> request.tableName(NAME).key(item));
            client.query(request -> request.tableName(NAME)
                    .keyConditionExpression("id = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(NAME))));
            TransactWriteItem write = TransactWriteItem.builder()
                    .put(put -> put.tableName(NAME).item(item))
                    .build();
            client.transactWriteItems(request -> request.transactItems(write));
        }
        try (UrlConnectionHttpClient http =
                (UrlConnectionHttpClient) UrlConnectionHttpClient.builder().build()) {
            URI.create("http://127.0.0.1").toURL().openConnection();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The reading of a request, which is refused. */
    static void requests() {
        Call.read("{}".getBytes(StandardCharsets.UTF_8), RegisterRequest.class, "zh")
                .answer(request -> {
                    throw new IllegalStateException("an empty request was taken");
                });
    }

    /** Sealing and fingerprints with keys of the moment, for a function that has to do with people. */
    static void identities() {
        if (!hasToDoWithPeople()) {
            return;
        }
        try {
            Aead aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
            aead.decrypt(aead.encrypt(ANYTHING, ANYTHING), ANYTHING);
            KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get())
                    .getPrimitive(PrfConfig2026.get(), PrfSet.class)
                    .computePrimary(ANYTHING, ANYTHING.length);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
        Candidate.check(NAME, "RESIDENT_ID", NAME, "13800138000", null, LocalDate.EPOCH);
    }

    /** The infrastructure gives keysets to those functions alone. */
    static boolean hasToDoWithPeople() {
        return System.getenv("KAOWU_IDENTITY_KEYSET") != null;
    }

    /** What a connection to AWS needs and one to a local server does not. */
    static void encryptedConnections() {
        if (Stream.of("AWS_ENDPOINT_URL_DYNAMODB", "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE")
                .anyMatch(System.getenv()::containsKey)) {
            return;
        }
        try {
            SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
