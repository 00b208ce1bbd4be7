package kaowu.bench.workshop;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to do.
 *
 * @param function that is called; null: what the calls of the order before have asked of AWS is asked again, call by call, by
 *     the same client and with nothing around it
 * @param calls file with the events, one a line; empty lines there are none
 * @param inFlight how many threads call, each one call after the other
 * @param replies file that the replies go into, one a line in the order of the calls; null: they are not kept
 */
record Order(
        @Nullable String function,
        @Nullable Path calls,
        int inFlight,
        @Nullable Path replies) {

    /**
     * What came of it.
     *
     * @param calls how many there were
     * @param p50 of the time that a call took, in nanoseconds
     * @param p99 likewise
     * @param cpu what a call's thread had of a processor for it, in nanoseconds, the mean
     * @param perSecond calls of all threads together
     */
    record Done(int calls, long p50, long p99, double cpu, double perSecond) {}
}
