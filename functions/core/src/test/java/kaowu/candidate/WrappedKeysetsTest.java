package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import kaowu.servers.KeyService;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/** As in the cloud: the keysets are configured wrapped, and KMS unwraps them. */
@QuarkusTest
@WithTestResource(WrappedKeysetsTest.Keys.class)
class WrappedKeysetsTest {

    private static final String KEY = "arn:aws-cn:kms:cn-northwest-1:111122223333:key/identity";
    private static final Candidate CANDIDATE =
            new Candidate("王小明", DocumentType.RESIDENT_ID, "11010519491231002X", "+8613800138000", null);

    @Inject
    IdentityVault vault;

    public static class Keys implements QuarkusTestResourceLifecycleManager {

        private static final KeyService SERVICE = KeyService.start();
        private static final IdentityKeysets WRAPPED = wrap();

        private static IdentityKeysets wrap() {
            try (KmsClient kms = client(SERVICE.endpoint())) {
                return IdentityKeysets.generateWrapped(kms, KEY);
            }
        }

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>();
            settings.put("kaowu.identity.keyset", WRAPPED.keyset());
            settings.put("kaowu.identity.index-keyset", WRAPPED.indexKeyset());
            settings.put("kaowu.identity.kms-key", KEY);
            settings.put("kaowu.cloud.endpoints.kms", SERVICE.endpoint().toString());
            settings.put("kaowu.cloud.region", "us-east-1");
            settings.put("kaowu.cloud.key.id", "local");
            settings.put("kaowu.cloud.key.secret", "local");
            return settings;
        }

        @Override
        public void stop() {
            SERVICE.close();
        }
    }

    private static KmsClient client(URI endpoint) {
        return KmsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @Test
    void opensWhatItSealedWithKeysThatOnlyKmsUnwraps() {
        Sealed sealed = vault.seal(CANDIDATE, "1");
        assertThat(vault.open(sealed, "1")).isEqualTo(CANDIDATE);
        assertThat(vault.fingerprint(DocumentType.RESIDENT_ID, CANDIDATE.documentNo()))
                .hasSize(64);
    }

    @Test
    void asksKmsOnceForEachKeysetAndNotForEachCandidate() {
        vault.seal(CANDIDATE, "1");
        int asked = Keys.SERVICE.calls();
        for (int i = 0; i < 20; i++) {
            vault.seal(CANDIDATE, Integer.toString(i));
        }
        assertThat(Keys.SERVICE.calls()).isEqualTo(asked);
    }

    @Test
    void doesNotOpenUnderAnotherKey() {
        try (KmsClient kms = client(Keys.SERVICE.endpoint())) {
            KmsAead another = new KmsAead(kms, KEY + "-of-somebody-else");
            byte[] wrapped = Base64.getDecoder().decode(Keys.WRAPPED.keyset());
            assertThatThrownBy(() -> TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped, another, new byte[0], AeadConfig2026.get()))
                    .isInstanceOf(KmsException.class);
        }
    }
}
