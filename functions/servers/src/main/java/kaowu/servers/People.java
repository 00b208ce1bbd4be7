package kaowu.servers;

import java.time.LocalDate;

/** Fictitious people with numbers that pass every check, one for each counting number; for tests, rehearsals and load. */
public final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1970, 1, 1);
    private static final int BORN_IN_A_DAY = 999;

    private People() {}

    /** A citizen number by GB 11643-1999; number 0 is born in 1970, number 10,000,000 in 1997. */
    public static String residentId(int number) {
        String digits = "510104"
                + OLDEST.plusDays(number / BORN_IN_A_DAY).toString().replace("-", "")
                + "%03d".formatted(number % BORN_IN_A_DAY + 1);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return digits + CHECKS.charAt(sum % CHECKS.length());
    }

    /** A mobile phone of the mainland. */
    public static String phone(int number) {
        return "138%08d".formatted(number);
    }
}
