package kaowu.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.door.Refusal;

/**
 * Tells for whom somebody acts from what a request says in {@code by}: a site where its id or its name is in it, the office of a city
 * where that is (绵阳市职业技能鉴定指导中心), and the province in all other cases, and wherever it begins with the province's own office.
 * It is no proof: who may call a function at all is settled by the roles of the account, and what was said stands in the audit trail.
 */
@ApplicationScoped
public class Actors {

    private static final Pattern PROVINCE = Pattern.compile("^四川省?");

    /** The centre of the province or one of its departments. */
    private static final Pattern PROVINCIAL = Pattern.compile("(?:四川省|四川|省)(?:职业技能)?(?:鉴定)?(?:指导)?(?:中心|人力资源|人社)");

    /** 市州 of whatever province. */
    private static final Pattern CITY = Pattern.compile("(?!省)\\p{IsHan}{1,8}?(?:市|州(?!市))");

    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    /** What an id may stand between; NFKC has made it half as wide. */
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9-]+");

    private static final Pattern NUMBERED = Pattern.compile("([a-z][a-z0-9-]*-)\\d+");

    /** Fewer characters may stand in a sentence by chance. */
    private static final int SHORTEST_NAME = 4;

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
        return concerned.stream()
                .filter(site -> !actor.isAt(site))
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
        // Whoever has a new site entered by its own id is not somebody else.
        boolean itself = before.isEmpty() && byId(List.of(after), by.strip()).isPresent();
        return (itself ? Optional.<Refusal>empty() : forSite(before.orElse(after), by))
                .or(() -> before.filter(known ->
                                !known.region().equals(after.region()) || known.authority() != after.authority())
                        .filter(known -> !of(by).province())
                        .map(known -> Refusal.of("PROVINCE_ASSIGNS", "by", by, known.name())));
    }

    private static Optional<Refusal> elsewhere(Actor actor, Site site, String by) {
        return actor.isAt(site)
                ? Optional.empty()
                : Optional.of(Refusal.of("NOT_FOR_THIS_SITE", "by", by, site.name()));
    }

    /** For whom somebody acts who says so. */
    public Actor of(String by) {
        String said = Normalizer.normalize(by, Normalizer.Form.NFKC).strip();
        String name = WHITE.matcher(said).replaceAll("");
        if (PROVINCIAL.matcher(name).lookingAt()) {
            return new Actor(Optional.empty(), Optional.empty());
        }
        List<Site> all = sites.all();
        Optional<Site> site = byId(all, said).or(() -> byName(all, name)).or(() -> mistyped(all, said));
        return site.map(one -> new Actor(site, Optional.of(one.region())))
                .orElseGet(() -> new Actor(Optional.empty(), office(all, name)));
    }

    private static Optional<Site> byId(List<Site> all, String said) {
        List<String> words = WORDS.splitAsStream(said).toList();
        return all.stream()
                .filter(one -> one.id().equalsIgnoreCase(said)
                        || (one.id().contains("-") && words.stream().anyMatch(one.id()::equalsIgnoreCase)))
                .findFirst();
    }

    /** One name may begin another: the longer one is meant. */
    private static Optional<Site> byName(List<Site> all, String name) {
        return all.stream()
                .filter(one -> {
                    String known = plain(one.name());
                    return known.length() >= SHORTEST_NAME
                            && !PROVINCIAL.matcher(known).lookingAt()
                            && name.contains(known);
                })
                .max(Comparator.comparing(one -> one.name().length()));
    }

    /** What looks like the ids of sites and is none is not the province: it acts for a site that nobody knows. */
    private static Optional<Site> mistyped(List<Site> all, String said) {
        return WORDS.splitAsStream(said)
                .filter(word -> {
                    Matcher id = NUMBERED.matcher(word.toLowerCase(Locale.ROOT));
                    return id.matches()
                            && all.stream().anyMatch(site -> site.id().startsWith(id.group(1)));
                })
                .findFirst()
                .map(word -> new Site(word, word, "", Authority.CITY, List.of(), null, null, null));
    }

    /** A region of the list, one that is known from a site, or what is called like one. */
    private static Optional<String> office(List<Site> all, String name) {
        String office = PROVINCE.matcher(name).replaceFirst("");
        return Regions.in(office)
                .or(() -> all.stream()
                        .map(Site::region)
                        .filter(office::startsWith)
                        .findFirst())
                .or(() -> Optional.of(CITY.matcher(office))
                        .filter(Matcher::lookingAt)
                        .map(Matcher::group));
    }

    private static String plain(String text) {
        return WHITE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }
}
