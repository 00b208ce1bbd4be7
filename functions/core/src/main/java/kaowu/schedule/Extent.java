package kaowu.schedule;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the dates of a round hold: at all its sites save those that have dates of their own, or at one of the latter.
 *
 * @param siteId the one site; empty: all but those that are apart
 * @param apart ids of the sites that have dates of their own
 */
public record Extent(Optional<String> siteId, Set<String> apart) {

    /** Every site of the round. */
    static final Extent WHOLE = new Extent(Optional.empty(), Set.of());

    static Extent only(String siteId) {
        return new Extent(Optional.of(siteId), Set.of());
    }

    static Extent allBut(Set<String> apart) {
        return new Extent(Optional.empty(), Set.copyOf(apart));
    }

    /** The same without one more site. */
    Extent without(String site) {
        Set<String> all = new TreeSet<>(apart);
        all.add(site);
        return allBut(all);
    }

    boolean covers(String site) {
        return siteId.map(site::equals).orElse(!apart.contains(site));
    }
}
