package kaowu.candidate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import kaowu.door.Refusal;

/**
 * A citizen number by GB 11643-1999: six digits of the region, eight of the birth date, three of the order (odd: male), and a
 * check character over MOD 11-2 of ISO 7064.
 */
final class ResidentId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int OLDEST = 120;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** First two digits by GB/T 2260, and 81 to 83 for residents from Hong Kong, Macao and Taiwan. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private ResidentId() {}

    /** What is wrong with a normalised number at a given day, if anything. */
    static Optional<Refusal> problem(String number, LocalDate today) {
        if (number.matches("[0-9]{15}")) {
            return refusal("ID_OLD_FORMAT");
        } else if (number.length() != 18) {
            return refusal("ID_LENGTH");
        } else if (!number.matches("[0-9]{17}[0-9X]")) {
            return refusal("ID_CHARACTERS");
        } else if (!PROVINCES.contains(number.substring(0, 2))) {
            return refusal("ID_REGION");
        }
        Optional<LocalDate> birthDate = birthDate(number);
        if (birthDate.isEmpty()
                || birthDate.get().isAfter(today)
                || birthDate.get().isBefore(today.minusYears(OLDEST))) {
            return refusal("ID_BIRTH_DATE");
        }
        return check(number) == number.charAt(17) ? Optional.empty() : refusal("ID_CHECK_DIGIT");
    }

    private static Optional<Refusal> refusal(String code) {
        return Optional.of(Refusal.of(code, "documentNo"));
    }

    /** The check character of the first seventeen digits. */
    static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(number.charAt(i), 10);
        }
        return CHECKS.charAt(sum % 11);
    }

    static Optional<LocalDate> birthDate(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(6, 14), DATE));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
