package kaowu.candidate;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * A pair of new keysets in clear, for local systems and tests.
 *
 * @param keyset value of {@code kaowu.identity.keyset}
 * @param indexKeyset value of {@code kaowu.identity.index-keyset}
 */
public record IdentityKeysets(String keyset, String indexKeyset) {

    public static IdentityKeysets generate() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return new IdentityKeysets(
                    clear(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)),
                    clear(KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot make keys", fault);
        }
    }

    private static String clear(KeysetHandle handle) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    /** Without the keys: it may end up in a log. */
    @Override
    public String toString() {
        return "IdentityKeysets";
    }
}
