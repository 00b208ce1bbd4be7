package kaowu.signin;

import java.security.SecureRandom;
import java.text.Normalizer;

/** Six random digits. They can be guessed, so they are never stored but as a keyed hash, and only few guesses are taken. */
final class OneTimeCode {

    private static final int CODES = 1_000_000;
    private static final SecureRandom SOURCE = new SecureRandom();

    private OneTimeCode() {}

    static String next() {
        return "%06d".formatted(SOURCE.nextInt(CODES));
    }

    /** As it was sent, from however it was typed: Chinese keyboards have full-width digits. */
    static String typed(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
