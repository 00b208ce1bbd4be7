package kaowu.candidate;

import com.google.crypto.tink.Aead;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

/** A key in KMS as Tink sees it. Tink's own adapter is bound to the first AWS SDK, which is no longer kept. */
final class KmsAead implements Aead {

    private final KmsClient kms;
    private final String key;

    KmsAead(KmsClient kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        return kms.encrypt(request -> request.keyId(key)
                        .plaintext(SdkBytes.fromByteArray(plaintext))
                        .encryptionContext(context(associatedData)))
                .ciphertextBlob()
                .asByteArray();
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
        return kms.decrypt(request -> request.keyId(key)
                        .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                        .encryptionContext(context(associatedData)))
                .plaintext()
                .asByteArray();
    }

    private static Map<String, String> context(byte[] associatedData) {
        return associatedData.length == 0
                ? Map.of()
                : Map.of("associatedData", HexFormat.of().formatHex(associatedData));
    }
}
