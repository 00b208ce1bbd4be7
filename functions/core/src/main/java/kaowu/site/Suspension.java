package kaowu.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 暂停 of a site, the last one that it had.
 *
 * @param no counts the site's suspensions from 1
 * @param resumedAt when it was lifted; empty while it lasts
 */
public record Suspension(int no, Instant since, Optional<Instant> resumedAt, List<Finding> findings) {

    /** Of one suspension: all of them stand in one item, with their evidence. */
    public static final int MOST_FINDINGS = 50;

    public boolean lasts() {
        return resumedAt.isEmpty();
    }

    Suspension with(List<Finding> changed) {
        return new Suspension(no, since, resumedAt, changed);
    }

    Suspension lifted(Instant at) {
        return new Suspension(no, since, Optional.of(at), findings);
    }
}
