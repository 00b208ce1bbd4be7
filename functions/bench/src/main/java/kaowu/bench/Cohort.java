package kaowu.bench;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaowu.registration.RegistrationNo;

/**
 * A round with those who are registered for it, evenly at each site.
 *
 * @param roundNo of the plan {@link #PLAN}
 * @param complete numbers of those who lack nothing
 * @param incomplete numbers of those who lack everything
 */
record Cohort(int roundNo, List<String> complete, List<String> incomplete) {

    static final String PLAN = "growth";
    static final List<String> SITES =
            IntStream.rangeClosed(1, 5).mapToObj(no -> "site-" + no).toList();

    static Cohort of(int roundNo, int complete, int incomplete) {
        return new Cohort(roundNo, numbers(complete), numbers(incomplete));
    }

    /** The same round with more incomplete registrations. */
    Cohort grown(int more) {
        return new Cohort(
                roundNo,
                complete,
                Stream.concat(incomplete.stream(), numbers(more).stream()).toList());
    }

    String roundId() {
        return PLAN + "-" + roundNo;
    }

    String entry() {
        return "round#%04d".formatted(roundNo);
    }

    int size() {
        return complete.size() + incomplete.size();
    }

    /** How many are registered at one site. */
    int taken(int site) {
        return share(complete, site) + share(incomplete, site);
    }

    /** Those at one site are every fifth. */
    static String site(int index) {
        return SITES.get(index % SITES.size());
    }

    private static int share(List<String> numbers, int site) {
        return numbers.size() / SITES.size() + (site < numbers.size() % SITES.size() ? 1 : 0);
    }

    private static List<String> numbers(int count) {
        return Stream.generate(RegistrationNo::next).limit(count).toList();
    }
}
