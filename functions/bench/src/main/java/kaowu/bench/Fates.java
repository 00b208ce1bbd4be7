package kaowu.bench;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Draws what becomes of the calls of one instance of a function. The n-th call of an instance has the same fate whenever the seed is
 * the same; which call is the n-th depends on the threads, so a run is repeated as far as these let it be.
 */
final class Fates {

    /** Of ten thousand calls. */
    private static final int DELAYED = 400;

    private static final int REPLY_LOST = 150;
    private static final int THROTTLED = 150;
    private static final int CONFLICT = 150;
    private static final int KILLED_BEFORE = 12;
    private static final int KILLED_AFTER = 12;

    private static final int LONGEST_DELAY_MS = 300;

    private final long seed;
    private final AtomicLong calls = new AtomicLong();
    private final BooleanSupplier harmful;

    /** @param harmful whether anything happens at all */
    Fates(long seed, String instance, BooleanSupplier harmful) {
        this.seed = seed * 31 + instance.hashCode();
        this.harmful = harmful;
    }

    /** That of the next call. */
    Fate next() {
        if (!harmful.getAsBoolean()) {
            return Fate.PASSED;
        }
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + calls.getAndIncrement());
        // Seeds that follow one another begin alike.
        random.nextLong();
        int drawn = random.nextInt(10_000);
        if ((drawn -= DELAYED) < 0) {
            return new Fate(Fate.Kind.DELAYED, Duration.ofMillis(1L + random.nextInt(LONGEST_DELAY_MS)));
        } else if ((drawn -= REPLY_LOST) < 0) {
            return of(Fate.Kind.REPLY_LOST);
        } else if ((drawn -= THROTTLED) < 0) {
            return of(Fate.Kind.THROTTLED);
        } else if ((drawn -= CONFLICT) < 0) {
            return of(Fate.Kind.CONFLICT);
        } else if ((drawn -= KILLED_BEFORE) < 0) {
            return of(Fate.Kind.KILLED_BEFORE);
        }
        return drawn < KILLED_AFTER ? of(Fate.Kind.KILLED_AFTER) : Fate.PASSED;
    }

    private static Fate of(Fate.Kind kind) {
        return new Fate(kind, Duration.ZERO);
    }
}
