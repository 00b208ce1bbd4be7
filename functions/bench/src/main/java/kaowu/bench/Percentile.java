package kaowu.bench;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long it took for all but a few. */
final class Percentile {

    private static final int DIGITS = 3;

    private Percentile() {}

    /** In milliseconds, to three digits. */
    static double millis(List<Duration> measured, double percent) {
        Histogram histogram = new Histogram(DIGITS);
        measured.forEach(one -> histogram.recordValue(one.toNanos() / 1000));
        return histogram.getValueAtPercentile(percent) / 1000.0;
    }
}
