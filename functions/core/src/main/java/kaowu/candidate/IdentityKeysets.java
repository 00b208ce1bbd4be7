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

/**
 * A pair of new keysets in clear, for local systems and tests.
 *
 * @param keyset value of {@code kaowu.identity.keyset}
 * @param indexKeyset value of {@code kaowu.identity.index-keyset}
 */
public record IdentityKeysets(String keyset, String indexKeyset) {

    public static IdentityKeysets generate() {
        try {
            return new IdentityKeysets(
                    clear(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                    clear(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get()));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot make keys", fault);
        }
    }

    private static String clear(Parameters parameters, Configuration tink) throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.generateNew(parameters, tink);
        return Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), tink));
    }

    /** Without the keys: it may end up in a log. */
    @Override
    public String toString() {
        return "IdentityKeysets";
    }
}
