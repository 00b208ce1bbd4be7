package kaowu.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens a registration to her who made it: 128 random bits, shown once and stored as a hash. A plain SHA-256 is enough, since
 * there is nothing to guess that a slow hash would have to protect.
 */
public final class AccessCode {

    private static final int BYTES = 16;
    private static final SecureRandom SOURCE = new SecureRandom();

    private AccessCode() {}

    /** 22 characters of base 64 for URLs. */
    public static String next() {
        byte[] bits = new byte[BYTES];
        SOURCE.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** Compared in constant time, so that the answer's delay tells nothing. */
    static boolean opens(String code, String hash) {
        return MessageDigest.isEqual(
                hash(code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
