package kaowu.flow;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import kaowu.registration.RegistrationFunctions.CandidateRequest;

/** People with valid numbers, each of them new. */
final class Candidates {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private Candidates() {}

    /** A number that nothing else has. */
    static int next() {
        return COUNTER.incrementAndGet();
    }

    /** Somebody who left an e-mail address. */
    static CandidateRequest byMail() {
        int number = next();
        return somebody(number, "c" + number + "@example.com");
    }

    /** Somebody who left nothing but her phone. */
    static CandidateRequest byPhone() {
        return somebody(next(), null);
    }

    private static CandidateRequest somebody(int number, String email) {
        return new CandidateRequest("测试员", "RESIDENT_ID", residentId(number), "138%08d".formatted(number), email);
    }

    static String residentId(int number) {
        String digits = "510104"
                + LocalDate.of(1970, 1, 1).plusDays(number / 999).toString().replace("-", "")
                + "%03d".formatted(number % 999 + 1);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
