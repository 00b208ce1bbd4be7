package kaowu.cascade;

import java.time.Instant;
import java.util.Set;

/** Carries changes of some kinds to one registration. */
public interface Step {

    Set<Cascade.Kind> kinds();

    /** Tells her, unless it does not concern her or she was told; two runs may do so at once. False if nothing was written. */
    boolean carry(Cascade change, Cascade.Place place, String registrationNo, Instant now);
}
