package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Words;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.registration.PracticalPlaces.Left;
import kaowu.schedule.Round;
import kaowu.schedule.Warning;
import kaowu.site.Site;
import kaowu.site.SiteCapacity;
import kaowu.site.SiteViews;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site can examine as many as an intake is to take. More than its stations can take is refused, unless somebody says why
 * it is wanted anyway; how often its rooms have to be filled for the theory exam, and what is not known, are warnings.
 */
@ApplicationScoped
class PlacesCheck {

    private final PlacesLeft placesLeft;
    private final SiteViews sites;

    PlacesCheck(PlacesLeft placesLeft, SiteViews sites) {
        this.placesLeft = placesLeft;
        this.sites = sites;
    }

    /** @param refusals empty if it may be opened */
    record Verdict(String roundId, List<Refusal> refusals, List<Refusal> remarks) {

        List<Warning> warnings(Words words) {
            return remarks.stream()
                    .map(remark ->
                            new Warning(remark.code(), roundId, words.sentence(remark.code(), remark.arguments())))
                    .toList();
        }
    }

    Verdict of(OpenIntakeRequest request, Round round, Site site, Instant now) {
        List<Refusal> remarks = new ArrayList<>(ofTheory(request.capacity(), sites.capacity(site)));
        Optional<Refusal> practical = ofPractical(request.capacity(), round, site, now);
        boolean anyway = request.capacity() == null || Boolean.TRUE.equals(request.anyway());
        boolean tooMany = practical
                .filter(found -> found.code().equals("CAPACITY_ABOVE_STATIONS"))
                .isPresent();
        if (tooMany && !anyway) {
            return new Verdict(round.id(), List.of(practical.orElseThrow()), remarks);
        }
        practical.ifPresent(remarks::add);
        return new Verdict(round.id(), List.of(), remarks);
    }

    private static List<Refusal> ofTheory(@Nullable Integer places, SiteCapacity capacity) {
        List<Refusal> found = new ArrayList<>();
        Integer seats = capacity.theorySeats();
        if (seats == null) {
            found.add(Refusal.of("THEORY_SEATS_UNKNOWN", "siteId"));
        } else if (!capacity.unmeasuredRooms().isEmpty()) {
            found.add(Refusal.of("ROOMS_UNMEASURED", "siteId", capacity.unmeasuredRooms()));
        }
        if (seats != null && places != null && places > seats) {
            found.add(
                    seats == 0
                            ? Refusal.of("THEORY_SEATS_NONE", "capacity")
                            : Refusal.of("THEORY_SESSIONS", "capacity", places, seats, (places + seats - 1) / seats));
        }
        return found;
    }

    private Optional<Refusal> ofPractical(@Nullable Integer places, Round round, Site site, Instant now) {
        Optional<Left> left = placesLeft.left(site, round, places == null ? 0 : places, now);
        if (left.isEmpty()) {
            return Optional.of(Refusal.of("STATIONS_UNKNOWN", "siteId"));
        } else if (places == null) {
            return Optional.of(Refusal.of(
                    "CAPACITY_UNLIMITED",
                    "capacity",
                    left.get().places(),
                    left.get().from(),
                    left.get().to()));
        }
        return places <= left.get().places() ? Optional.empty() : Optional.of(tooMany(places, left.get()));
    }

    private static Refusal tooMany(int places, Left left) {
        return Refusal.of(
                "CAPACITY_ABOVE_STATIONS",
                "capacity",
                places,
                left.places(),
                left.from(),
                left.to(),
                left.days(),
                left.stationsFor(places).map(Object.class::cast).orElse("–"),
                left.daysFor(places).map(Object.class::cast).orElse("–"));
    }
}
