package kaowu.registration;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a registration: {@code 7K3M-Q9XD-2HVF-1}. Twelve random characters (60 bits) of Crockford's base 32, which has no
 * I, L, O or U, and a check character, so that a number read out over the telephone is told from a mistyped one.
 */
public final class RegistrationNo {

    /** Crockford's base 32 in order of value. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int RANDOM = 12;
    private static final SecureRandom SOURCE = new SecureRandom();

    private RegistrationNo() {}

    /** A number that nobody else is likely to have drawn or to draw. */
    public static String next() {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            characters.append(ALPHABET.charAt(SOURCE.nextInt(ALPHABET.length())));
        }
        return group(characters.append(check(characters)).toString());
    }

    /** The number as it is stored, from however it was typed; empty if its check character does not fit. */
    static Optional<String> parse(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s－—-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (characters.length() != RANDOM + 1 || !characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        boolean fits = check(characters.substring(0, RANDOM)) == characters.charAt(RANDOM);
        return fits ? Optional.of(group(characters)) : Optional.empty();
    }

    private static String group(String characters) {
        return characters.replaceAll("(.{4})(.{4})(.{4})(.)", "$1-$2-$3-$4");
    }

    /** The hybrid method of ISO/IEC 7064 with M = 32, which finds every single wrong character. */
    private static char check(CharSequence characters) {
        int modulus = ALPHABET.length();
        int product = modulus;
        for (int i = 0; i < characters.length(); i++) {
            int sum = (product + ALPHABET.indexOf(characters.charAt(i))) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        return ALPHABET.charAt((modulus + 1 - product) % modulus);
    }
}
