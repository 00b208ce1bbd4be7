package kaowu.bench.check;

import java.util.List;
import java.util.stream.Stream;

/** Looks for everything that must not be. */
public final class Checker {

    private Checker() {}

    /** For a rush of registrations alone, at any time after it. */
    public static List<Violation> ofRegistering(List<Operation> history, Left left) {
        return all(Stream.of(new RegistrationCheck(), new PlaceCheck(), new DeadlineCheck()), history, left);
    }

    /** For everything, when all deadlines have passed and the sweeps have nothing left to do. */
    public static List<Violation> ofEverything(List<Operation> history, Left left) {
        return all(
                Stream.of(
                        new RegistrationCheck(),
                        new PlaceCheck(),
                        new DeadlineCheck(),
                        new ForfeitCheck(),
                        new NoticeCheck(),
                        new AuditCheck()),
                history,
                left);
    }

    /** How many mails were handed over again under the Message-ID that they had borne before. */
    public static long repeatedMails(Left left) {
        return NoticeCheck.repeated(left);
    }

    /** How many notices were given up because a text message may or may not have gone out. */
    public static long givenUp(Left left) {
        return NoticeCheck.givenUp(left);
    }

    private static List<Violation> all(Stream<Check> checks, List<Operation> history, Left left) {
        return checks.flatMap(check -> check.violations(history, left).stream()).toList();
    }
}
