package kaowu.postponement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.schedule.Round;

/**
 * What is to be done to the dates that were read.
 *
 * @param apart the round at those of its sites that lose the dates of their own
 * @param siteIds where the dates move
 */
record Move(PostponeRequest request, Round before, Round after, List<Round> apart, List<String> siteIds, Instant now) {

    /** Those of the sites that have dates of their own so far. */
    Set<String> withOwnDates() {
        Set<String> own = new HashSet<>();
        before.extent().siteId().ifPresent(own::add);
        apart.forEach(other -> other.extent().siteId().ifPresent(own::add));
        return own;
    }
}
