package kaowu.site;

import java.util.Optional;

/**
 * For whom somebody acts.
 *
 * @param site the site that does; empty: none does
 * @param region 市州, or 省直批, whose office or site it is; empty: the province acts
 */
public record Actor(Optional<Site> site, Optional<String> region) {

    public Actor {
        region = region.map(Regions::named);
    }

    /** Whether a site lies where the actor has a say: anywhere for the province. */
    public boolean isAt(Site site) {
        return region.isEmpty() || region.get().equals(Regions.named(site.region()));
    }

    /** Whether it is an office of a city, and not the province or a site. */
    public boolean city() {
        return site.isEmpty() && region.isPresent();
    }

    public boolean province() {
        return region.isEmpty();
    }
}
