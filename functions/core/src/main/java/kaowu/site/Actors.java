package kaowu.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.door.Refusal;

/**
 * Tells for whom somebody acts from what a request says in {@code by}: a site by its id or what begins with its name, the office of a
 * city by a name that begins with the city's, such as 绵阳市职业技能鉴定指导中心; whoever is neither acts for the province. It is no
 * proof: who may call a function at all is settled by the roles of the account, and what was said stands in the audit trail.
 */
@ApplicationScoped
public class Actors {

    private static final String PROVINCE = "四川省";

    /** 市州; of 泸州市 it is not the first two characters. */
    private static final Pattern CITY = Pattern.compile("(?!省)\\p{IsHan}{1,8}?(?:市|州(?!市))");

    private final SiteTable sites;

    Actors(SiteTable sites) {
        this.sites = sites;
    }

    /**
     * What keeps somebody from deciding on people who are registered at these sites: a site decides on nobody, and a city only on those
     * at its own.
     */
    public Optional<Refusal> overPeopleAt(List<Site> concerned, String by) {
        Actor actor = of(by);
        if (actor.site().isPresent()) {
            return Optional.of(Refusal.of("NOT_FOR_A_SITE", "by", by));
        }
        return actor.region().stream()
                .flatMap(
                        city -> concerned.stream().filter(site -> !site.region().equals(city)))
                .findFirst()
                .map(site -> Refusal.of("NOT_OF_THIS_CITY", "by", by, site.name()));
    }

    /**
     * What keeps somebody from deciding on a site: whether it is accepted, whether what was found has been put right, whether it works
     * again. A city's office does so for its sites (notice, part 1, paragraph 4), and a site for none, itself included.
     */
    public Optional<Refusal> overSite(Site site, String by) {
        Actor actor = of(by);
        return actor.site().isPresent()
                ? Optional.of(Refusal.of("NOT_BY_A_SITE", "by", by))
                : elsewhere(actor, site, by);
    }

    /** What keeps somebody from doing for a site what it may do itself, as another site and the office of another city must not. */
    public Optional<Refusal> forSite(Site site, String by) {
        Actor actor = of(by);
        return actor.site()
                .filter(acting -> !acting.id().equals(site.id()))
                .map(another -> Refusal.of("NOT_FOR_THIS_SITE", "by", by, site.name()))
                .or(() -> elsewhere(actor, site, by));
    }

    /**
     * What keeps somebody from describing a site. Whose it is, and who decides over its dates, only the province changes.
     *
     * @param before as it is known; empty: it is new
     */
    Optional<Refusal> describing(Optional<Site> before, Site after, String by) {
        return forSite(before.orElse(after), by)
                .or(() -> before.filter(known ->
                                !known.region().equals(after.region()) || known.authority() != after.authority())
                        .filter(known -> !of(by).province())
                        .map(known -> Refusal.of("PROVINCE_ASSIGNS", "by", by, known.name())));
    }

    private static Optional<Refusal> elsewhere(Actor actor, Site site, String by) {
        return actor.region()
                .filter(region -> !region.equals(site.region()))
                .map(another -> Refusal.of("NOT_FOR_THIS_SITE", "by", by, site.name()));
    }

    public Actor of(String by) {
        String name = by.strip();
        List<Site> all = sites.all();
        Optional<Site> site = all.stream()
                .filter(one -> one.id().equalsIgnoreCase(name) || name.startsWith(one.name()))
                .findFirst();
        String office = name.startsWith(PROVINCE) ? name.substring(PROVINCE.length()) : name;
        Optional<String> region = site.map(Site::region)
                .or(() -> all.stream()
                        .map(Site::region)
                        .filter(office::startsWith)
                        .findFirst())
                .or(() -> cityOf(office));
        return new Actor(site, region);
    }

    /** Also of a city that has no site yet. */
    private static Optional<String> cityOf(String office) {
        Matcher matcher = CITY.matcher(office);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
