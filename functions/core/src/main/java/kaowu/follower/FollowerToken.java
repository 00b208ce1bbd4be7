package kaowu.follower;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kaowu.candidate.Contact;
import kaowu.candidate.IdentityVault;
import kaowu.table.KeyText;

/**
 * What lets a follower leave again, and nobody else. It is made of the occupation and of 128 bits that only our key can derive from
 * occupation and contact: following twice gives the same token without anything being read. Stored is a hash of those bits.
 */
record FollowerToken(String occupation, String id, String text) {

    private static final int BYTES = 16;

    static FollowerToken of(String occupation, Contact contact, IdentityVault vault) {
        String print = vault.fingerprint(IdentityVault.Kind.FOLLOWER, occupation + ":" + contact.canonical());
        return of(occupation, HexFormat.of().parseHex(print, 0, 2 * BYTES));
    }

    private static FollowerToken of(String occupation, byte[] secret) {
        byte[] name = occupation.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(secret, secret.length + name.length);
        System.arraycopy(name, 0, all, secret.length, name.length);
        return new FollowerToken(
                occupation,
                hash(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** Empty if it is no token at all; whether there is such a follower only the table knows. */
    static Optional<FollowerToken> parse(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            String occupation =
                    all.length <= BYTES ? "" : new String(all, BYTES, all.length - BYTES, StandardCharsets.UTF_8);
            return KeyText.possible(occupation)
                    ? Optional.of(of(occupation, Arrays.copyOf(all, BYTES)))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** Without the token: it may end up in a log. */
    @Override
    public String toString() {
        return "FollowerToken[" + occupation + "]";
    }
}
