package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.calendar.HolidayCalendar;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.PracticalPlaces.Demand;
import kaowu.registration.PracticalPlaces.Left;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;

/** How many a site's stations can still take in a round, beside its other rounds that are not over. */
@ApplicationScoped
public class PlacesLeft {

    private final RoundTable rounds;
    private final IntakeTable intakes;
    private final HolidayCalendar calendar;

    PlacesLeft(RoundTable rounds, IntakeTable intakes, HolidayCalendar calendar) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.calendar = calendar;
    }

    /** Empty where the site's stations are not known. */
    public Optional<Long> at(Site site, Round round, Instant now) {
        return left(site, round, 0, now).map(Left::places);
    }

    /** @param wanted how many the round is to take there */
    Optional<Left> left(Site site, Round round, int wanted, Instant now) {
        List<Demand> others = rounds.allAt(site.id()).stream()
                .filter(other -> !other.id().equals(round.id()) && !other.tbd() && !other.over(now))
                .map(other -> demand(site, other, intakes.of(other.id(), site.id())))
                .filter(demand -> demand.places() > 0)
                .toList();
        return new PracticalPlaces(site, calendar).leftFor(demand(site, round, wanted), others);
    }

    /** An intake without limit counts with those whom it has taken. */
    private static Demand demand(Site site, Round round, List<Shard> shards) {
        Integer capacity = shards.isEmpty() ? Integer.valueOf(0) : IntakeList.capacity(shards);
        return demand(
                site,
                round,
                capacity == null ? shards.stream().mapToInt(Shard::taken).sum() : capacity);
    }

    private static Demand demand(Site site, Round round, int places) {
        return new Demand(
                round.id(),
                site.occupations().stream().filter(round::offers).toList(),
                round.practical().from(),
                round.practical().to(),
                places);
    }
}
