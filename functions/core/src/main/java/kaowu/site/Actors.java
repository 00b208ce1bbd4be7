package kaowu.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    /** What may stand between the parts of an id. */
    private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,3}";

    private static final Pattern NUMBERED = Pattern.compile("([a-z][a-z0-9-]*)-\\d+");

    private static final Pattern SITE = Pattern.compile("鉴定[所站点]|鉴定基地|报名点|考点|考场|学校|学院|大学|公司");

    private static final Pattern OFFICE = Pattern.compile("指导中心|人社|人力资源");

    private static final Pattern DISTRICT = Pattern.compile("[区县](?:职业|技能|鉴定|人社|人力)");

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
        Optional<Refusal> anothers = named(before, after);
        if (anothers.isPresent()) {
            return anothers;
        }
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

    /** People are told the name of a site, and who acts is read from it, so it is that of no office and of no other site. */
    private Optional<Refusal> named(Optional<Site> before, Site after) {
        String name = plain(after.name());
        if (before.filter(known -> plain(known.name()).equals(name)).isPresent()) {
            return Optional.empty();
        } else if (PROVINCIAL.matcher(name).lookingAt() || OFFICE.matcher(name).find()) {
            return Optional.of(Refusal.of("SITE_NAME_OF_OFFICE", "site.name", after.name()));
        }
        return sites.all().stream()
                .filter(other -> !other.id().equals(after.id()))
                .filter(other -> plain(other.name()).equals(name)
                        || bare(other.id()).equals(lower(name).replaceAll("[^\\p{L}\\p{N}]", "")))
                .findFirst()
                .map(other -> Refusal.of("SITE_NAME_TAKEN", "site.name", after.name(), other.id()));
    }

    /** For whom somebody acts who says so. */
    public Actor of(String by) {
        String said = INVISIBLE
                .matcher(Normalizer.normalize(by, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
        String name = plain(by);
        if (PROVINCIAL.matcher(name).lookingAt()) {
            return new Actor(Optional.empty(), Optional.empty());
        }
        List<Site> all = sites.all();
        Optional<Site> site = byId(all, said).or(() -> byName(all, name)).or(() -> unknown(all, said, name));
        return site.map(one -> new Actor(site, Optional.of(one.region())))
                .orElseGet(() -> new Actor(Optional.empty(), office(all, name)));
    }

    /** An id by itself, or with a dash among other words; whatever stands for the dash. */
    private static Optional<Site> byId(List<Site> all, String said) {
        String whole = bare(said);
        return all.stream()
                .filter(one -> bare(one.id()).equals(whole)
                        || (one.id().contains("-") && standsIn(one.id(), said, "(?![a-z0-9])")))
                .findFirst();
    }

    private static boolean standsIn(String id, String said, String end) {
        String loose = Stream.of(id.split("-")).map(Pattern::quote).collect(Collectors.joining(BETWEEN));
        return Pattern.compile("(?<![a-z0-9])" + loose + end)
                .matcher(lower(said))
                .find();
    }

    private static String bare(String text) {
        return lower(text).replaceAll("[^a-z0-9]", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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

    /**
     * What looks like the ids of sites and is none, or is called a site or an office below those of cities, is not the province: it acts
     * for a site that nobody knows, and decides nothing.
     */
    private static Optional<Site> unknown(List<Site> all, String said, String name) {
        boolean numbered = all.stream()
                .map(site -> NUMBERED.matcher(site.id()))
                .filter(Matcher::matches)
                .anyMatch(id -> standsIn(id.group(1), said, BETWEEN + "\\d"));
        return numbered
                        || (SITE.matcher(name).find() && !OFFICE.matcher(name).find())
                        || DISTRICT.matcher(name).find()
                ? Optional.of(new Site(said, said, "", Authority.CITY, List.of(), null, null, null))
                : Optional.empty();
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
        // The one for a kerchief is easily taken for the one for a city.
        return WHITE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .replace('巿', '市');
    }
}
