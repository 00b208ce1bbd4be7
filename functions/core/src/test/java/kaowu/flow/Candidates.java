package kaowu.flow;

import java.util.concurrent.atomic.AtomicInteger;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.servers.People;

/** People with valid numbers, each of them new. */
final class Candidates {

    private static final AtomicInteger COUNTER = new AtomicInteger();

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

    /** Somebody who shares a phone with others, as a family does. */
    static CandidateRequest byPhone(String phone, String email) {
        return new CandidateRequest("测试员", "RESIDENT_ID", People.residentId(next()), phone, email);
    }

    /** A phone that nothing else has. */
    static String phone() {
        return People.phone(next());
    }

    private static CandidateRequest somebody(int number, String email) {
        return new CandidateRequest("测试员", "RESIDENT_ID", People.residentId(number), People.phone(number), email);
    }
}
