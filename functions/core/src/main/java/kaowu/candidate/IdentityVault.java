package kaowu.candidate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Encrypts identity before it reaches a table, and makes the fingerprint by which it is looked up. What is sealed is bound to its
 * registration number, or whatever else names its item: moved to another item it does not open.
 */
@ApplicationScoped
public class IdentityVault {

    private static final int FINGERPRINT_BYTES = 32;
    private static final int CALENDAR_BYTES = 16;
    private static final byte[] NOTHING = new byte[0];

    private final IdentityConfig config;
    private final Instance<KmsClient> kms;
    private final ObjectMapper json;
    private volatile @Nullable Keys keys;

    IdentityVault(IdentityConfig config, Instance<KmsClient> kms, ObjectMapper json) {
        this.config = config;
        this.kms = kms;
        this.json = json;
    }

    private record Keys(Aead aead, PrfSet prf) {}

    /** Encrypts a candidate for her registration. */
    public Sealed seal(Candidate candidate, String registrationNo) {
        try {
            return encrypt(json.writeValueAsBytes(candidate), registrationNo);
        } catch (IOException fault) {
            throw new IllegalStateException("cannot seal a candidate", withoutText(fault));
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws IllegalStateException if it was not sealed for this registration, or with other keys
     */
    public Candidate open(Sealed sealed, String registrationNo) {
        try {
            return json.readValue(decrypt(sealed.bytes(), registrationNo), Candidate.class);
        } catch (IOException fault) {
            throw new IllegalStateException("cannot open a sealed candidate", withoutText(fault));
        }
    }

    /**
     * Seals a text that may hold a name, or opens something.
     *
     * @param boundTo the registration number, or another name of the item that it lies in
     */
    public Sealed sealText(String text, String boundTo) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8), boundTo);
    }

    public String openText(Sealed sealed, String boundTo) {
        return new String(decrypt(sealed.bytes(), boundTo), StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 of type and number in hexadecimal: the same for the same document, and of no use without the key. */
    public String fingerprint(DocumentType type, String documentNo) {
        return fingerprint(type + ":" + documentNo);
    }

    /** What is looked up by its fingerprint besides documents; what is the same text of two kinds has two fingerprints. */
    public enum Kind {
        PHONE,
        EMAIL,
        NETWORK_ADDRESS,
        SIGN_IN_CODE,
        IDEMPOTENCY_KEY,
        REQUEST,
        FOLLOWER
    }

    /** As that of a document; no document's type begins like this. */
    public String fingerprint(Kind kind, String text) {
        return fingerprint("/" + kind + ":" + text);
    }

    /**
     * What opens the dates of a registration and nothing else: it goes into the address of a calendar that a telephone asks for
     * again and again, where an access code has no place.
     */
    public String calendarKey(String registrationNo) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(prf("/CALENDAR:" + registrationNo, CALENDAR_BYTES));
    }

    /** Compared in constant time, so that the answer's delay tells nothing. */
    public boolean opensCalendar(String key, String registrationNo) {
        return MessageDigest.isEqual(
                key.getBytes(StandardCharsets.UTF_8),
                calendarKey(registrationNo).getBytes(StandardCharsets.UTF_8));
    }

    private String fingerprint(String text) {
        return HexFormat.of().formatHex(prf(text, FINGERPRINT_BYTES));
    }

    private byte[] prf(String text, int bytes) {
        try {
            return keys().prf().computePrimary(text.getBytes(StandardCharsets.UTF_8), bytes);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot make a fingerprint", fault);
        }
    }

    private Sealed encrypt(byte[] clear, String registrationNo) {
        try {
            return Sealed.of(keys().aead().encrypt(clear, registrationNo.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot seal", fault);
        }
    }

    private byte[] decrypt(byte[] sealed, String registrationNo) {
        try {
            return keys().aead().decrypt(sealed, registrationNo.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot open what is sealed", fault);
        }
    }

    /** Read at the first use, since a function that touches no candidate has no keys. */
    private Keys keys() {
        Keys known = keys;
        if (known == null) {
            synchronized (this) {
                known = keys;
                if (known == null) {
                    known = read();
                    keys = known;
                }
            }
        }
        return known;
    }

    private Keys read() {
        try {
            return new Keys(
                    primitive(config.keyset(), "kaowu.identity.keyset", AeadConfig2026.get(), Aead.class),
                    primitive(config.indexKeyset(), "kaowu.identity.index-keyset", PrfConfig2026.get(), PrfSet.class));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("the identity keysets cannot be read", fault);
        }
    }

    private <P> P primitive(Optional<String> keyset, String name, Configuration tink, Class<P> type)
            throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder()
                .decode(keyset.orElseThrow(() -> new IllegalStateException(name + " is not configured")));
        KeysetHandle handle = config.kmsKey().isPresent()
                ? TinkProtoKeysetFormat.parseEncryptedKeyset(
                        bytes, new KmsAead(kms.get(), config.kmsKey().get()), NOTHING, tink)
                : TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), tink);
        return handle.getPrimitive(tink, type);
    }

    /** JSON faults quote what they failed on, and that is somebody's identity. */
    private static Throwable withoutText(IOException fault) {
        return new IOException(fault.getClass().getSimpleName());
    }
}
