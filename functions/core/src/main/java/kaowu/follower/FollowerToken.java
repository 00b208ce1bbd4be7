package kaowu.follower;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kaowu.candidate.Contact;
import kaowu.candidate.IdentityVault;
import kaowu.table.KeyText;

/**
 * What lets whoever followed leave again. Each following makes a new one, so that a stranger who follows with somebody's phone
 * number gets none by which its owner would be made to leave. It holds which follower it is for, and 128 random bits.
 *
 * @param id of the follower, which only our key can derive from occupation and contact
 * @param hash of the random bits, by which the follower knows it; the bits themselves are stored nowhere
 * @param text what is handed out
 */
record FollowerToken(String occupation, String id, String hash, String text) {

    private static final int SECRET = 16;
    private static final int ID = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FollowerToken next(String occupation, Contact contact, IdentityVault vault) {
        String print = vault.fingerprint(IdentityVault.Kind.FOLLOWER, occupation + ":" + contact.canonical());
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        byte[] name = occupation.getBytes(StandardCharsets.UTF_8);
        return of(ByteBuffer.allocate(SECRET + ID + name.length)
                .put(secret)
                .put(HexFormat.of().parseHex(print, 0, 2 * ID))
                .put(name)
                .array());
    }

    /** Empty if it is no token at all; whether it lets anybody leave only the table knows. */
    static Optional<FollowerToken> parse(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            return all.length > SECRET + ID
                    ? Optional.of(of(all)).filter(token -> KeyText.possible(token.occupation()))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static FollowerToken of(byte[] all) {
        return new FollowerToken(
                new String(all, SECRET + ID, all.length - SECRET - ID, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(all, SECRET, SECRET + ID),
                hash(all),
                Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    private static String hash(byte[] all) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(all, 0, SECRET);
            return HexFormat.of().formatHex(digest.digest());
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
