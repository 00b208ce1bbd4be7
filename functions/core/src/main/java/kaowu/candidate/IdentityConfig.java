package kaowu.candidate;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Keys of the identity vault. */
@ConfigMapping(prefix = "kaowu.identity")
interface IdentityConfig {

    /** Base 64 of a Tink keyset for AEAD; wrapped by KMS where {@link #kmsKey} is set, in clear otherwise. */
    Optional<String> keyset();

    /** Base 64 of a Tink keyset for PRF, for fingerprints; wrapped or in clear as the other. */
    Optional<String> indexKeyset();

    /** ARN of the KMS key that wraps the keysets; absent on a local system. */
    Optional<String> kmsKey();
}
