package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaowu.door.Refusal;
import kaowu.door.Words;
import kaowu.postponement.PostponementFunctions.AffectedSite;
import kaowu.postponement.PostponementFunctions.ExamClash;
import kaowu.postponement.PostponementFunctions.Overlap;
import kaowu.postponement.PostponementFunctions.Preview;
import kaowu.registration.GapTable;
import kaowu.registration.PlacementTable;
import kaowu.registration.PlacesLeft;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationTable;
import kaowu.registration.RosterTable;
import kaowu.schedule.Postponement;
import kaowu.schedule.Round;
import kaowu.schedule.Warning;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import org.jspecify.annotations.Nullable;

/** What a postponement would mean: for whom, where, and beside what. */
@ApplicationScoped
class Consequences {

    private static final int AT_ONCE = 100;

    private final RosterTable roster;
    private final GapTable gaps;
    private final RegistrationTable registrations;
    private final PlacementTable placements;
    private final SiteTable sites;
    private final PlacesLeft places;
    private final Postponement postponement;

    Consequences(
            RosterTable roster,
            GapTable gaps,
            RegistrationTable registrations,
            PlacementTable placements,
            SiteTable sites,
            PlacesLeft places,
            Postponement postponement) {
        this.roster = roster;
        this.gaps = gaps;
        this.registrations = registrations;
        this.placements = placements;
        this.sites = sites;
        this.places = places;
        this.postponement = postponement;
    }

    /** How many are registered where the dates move. */
    int affected(Move move) {
        return move.siteIds().stream()
                .mapToInt(siteId -> roster.count(move.after().id(), siteId))
                .sum();
    }

    /** How many of the forfeited get the new deadline. */
    int reinstated(Move move) {
        return move.request().reinstates()
                ? move.siteIds().stream()
                        .mapToInt(siteId -> gaps.forfeited(move.after().id(), siteId))
                        .sum()
                : 0;
    }

    /** @param forbids why it cannot be done as things are */
    Preview of(Move move, List<Refusal> forbids, Words words) {
        Round after = move.after();
        Instant now = move.now();
        Set<String> apart = move.withOwnDates();
        List<AffectedSite> affected = new ArrayList<>();
        for (Site site : sites.all(move.siteIds())) {
            int count = roster.count(after.id(), site.id());
            affected.add(new AffectedSite(
                    site.id(), site.name(), count, apart.contains(site.id()), placesAt(site, after, now)));
        }
        boolean dated = after.examDay().isPresent();
        List<Warning> warnings = new ArrayList<>();
        for (Refusal refusal : forbids) {
            warnings.add(new Warning(refusal.code(), after.id(), words.sentence(refusal.code(), refusal.arguments())));
        }
        if (dated) {
            warnings.addAll(postponement.warnings(move.before(), after, words, now));
        }
        return new Preview(
                affected.stream().mapToInt(AffectedSite::affected).sum(),
                reinstated(move),
                affected,
                dated ? postponement.holidays(after.practical()) : List.of(),
                after.examDay().map(day -> clashes(move, day)).orElse(List.of()),
                dated ? overlaps(after, now) : List.of(),
                warnings);
    }

    private @Nullable Long placesAt(Site site, Round after, Instant now) {
        return after.examDay().flatMap(day -> places.at(site, after, now)).orElse(null);
    }

    private List<ExamClash> clashes(Move move, LocalDate day) {
        String roundId = move.after().id();
        List<ExamClash> clashes = new ArrayList<>();
        for (String siteId : move.siteIds()) {
            clashes.addAll(clashes(roster.of(roundId, siteId, ""), day));
            if (move.request().reinstates()) {
                clashes.addAll(clashes(roster.forfeited(roundId, siteId, ""), day));
            }
        }
        return clashes;
    }

    private List<ExamClash> clashes(Stream<RosterTable.Entry> entries, LocalDate day) {
        List<ExamClash> clashes = new ArrayList<>();
        Set<String> some = new HashSet<>();
        entries.forEach(entry -> {
            some.add(entry.registrationNo());
            if (some.size() == AT_ONCE) {
                clashes.addAll(clashesOf(some, day));
                some.clear();
            }
        });
        clashes.addAll(clashesOf(some, day));
        return clashes;
    }

    private List<ExamClash> clashesOf(Set<String> registrationNos, LocalDate day) {
        if (registrationNos.isEmpty()) {
            return List.of();
        }
        return registrations.find(registrationNos).stream()
                .map(registration -> clash(registration, day))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ExamClash> clash(Registration registration, LocalDate day) {
        return placements
                .holder(registration.person(), day)
                .filter(other -> !other.registrationNo().equals(registration.no()))
                // Who has registered for the round again since she was forfeited is left out of it.
                .filter(other -> !other.roundId().equals(registration.roundId()))
                .map(other -> new ExamClash(registration.no(), other.registrationNo(), other.roundId()));
    }

    private List<Overlap> overlaps(Round after, Instant now) {
        return postponement.sharing(after, now).stream()
                .map(other -> {
                    LocalDate from =
                            later(other.practical().from(), after.practical().from());
                    LocalDate to =
                            earlier(other.practical().to(), after.practical().to());
                    return new Overlap(other.id(), from, to, ChronoUnit.DAYS.between(from, to) + 1);
                })
                .toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
