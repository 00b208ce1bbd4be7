package kaowu.candidate;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.security.GeneralSecurityException;
import java.util.Base64;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A pair of new keysets: in clear for local systems and tests, wrapped by KMS for a deployment.
 *
 * @param keyset value of {@code kaowu.identity.keyset}
 * @param indexKeyset value of {@code kaowu.identity.index-keyset}
 */
public record IdentityKeysets(String keyset, String indexKeyset) {

    /** In clear: whoever reads them can read every identity. */
    public static IdentityKeysets generate() {
        return generate(
                (handle, tink) -> TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), tink));
    }

    /**
     * Wrapped: they open only for whom the KMS key decrypts.
     *
     * @param key ARN of the key, the same as {@code kaowu.identity.kms-key}
     */
    public static IdentityKeysets generateWrapped(KmsClient kms, String key) {
        KmsAead wrapping = new KmsAead(kms, key);
        return generate(
                (handle, tink) -> TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, wrapping, new byte[0], tink));
    }

    private interface Form {
        byte[] of(KeysetHandle handle, Configuration tink) throws GeneralSecurityException;
    }

    private static IdentityKeysets generate(Form form) {
        try {
            return new IdentityKeysets(
                    text(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get(), form),
                    text(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get(), form));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot make keys", fault);
        }
    }

    private static String text(Parameters parameters, Configuration tink, Form form) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(form.of(KeysetHandle.generateNew(parameters, tink), tink));
    }

    /** Without the keys: it may end up in a log. */
    @Override
    public String toString() {
        return "IdentityKeysets";
    }
}
