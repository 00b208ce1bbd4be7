package kaowu.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lets a sweep pass over an item that fails, so that it does not hold up the others, and fail at its end all the same. */
public final class Faults {

    /** After so many it is not the item: a sweep that went on would only wait for one time-out after the other. */
    private static final int TOO_MANY = 10;

    private final List<RuntimeException> found = new ArrayList<>();

    /**
     * One step of the sweep.
     *
     * @param otherwise what stands for the result of a step that failed
     * @throws RuntimeException the fault itself, if too many steps have failed
     */
    public <T> T attempt(Supplier<T> step, T otherwise) {
        try {
            return step.get();
        } catch (RuntimeException fault) {
            found.add(fault);
            if (found.size() >= TOO_MANY) {
                rethrow();
            }
            return otherwise;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Throws the first fault with the others attached to it, if there is one. */
    public void rethrow() {
        if (!found.isEmpty()) {
            RuntimeException first = found.get(0);
            found.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
    }
}
