package kaowu.bench;

import java.time.Duration;
import java.util.List;

/** The middle of several measurements: one that something else on the machine spoiled does not move it. */
final class Median {

    private Median() {}

    /** In milliseconds; the mean of the two in the middle where their number is even. */
    static double millis(List<Duration> measured) {
        return of(measured.stream().map(duration -> duration.toNanos() / 1e6).toList());
    }

    /** The mean of the two in the middle where their number is even. */
    static double of(List<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
