package kaowu.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.calendar.HolidayCalendar;
import kaowu.site.Site;
import kaowu.site.SiteCapacity;

/**
 * How many candidates the stations of a site can take in the practical exams of its rounds: at most {@value
 * SiteCapacity#PER_STATION} a day at each (notice, part 1), on the working days of the windows. The last day of one round's window
 * is the first of the next one's, and some windows lie within others, so a round cannot be looked at alone: those whose windows lie
 * within a span of days must all find their places within that span. The span that leaves the least decides.
 */
final class PracticalPlaces {

    private final Site site;
    private final HolidayCalendar calendar;

    PracticalPlaces(Site site, HolidayCalendar calendar) {
        this.site = site;
        this.calendar = calendar;
    }

    /**
     * What a round asks of the site.
     *
     * @param occupations of the site that the round takes
     * @param from first day of the practical window
     * @param to its last
     * @param places how many it takes there
     */
    record Demand(String roundId, List<String> occupations, LocalDate from, LocalDate to, int places) {

        private boolean within(Span span) {
            return !from.isBefore(span.from) && !to.isAfter(span.to);
        }

        private boolean meets(Span span) {
            return !from.isAfter(span.to) && !to.isBefore(span.from);
        }
    }

    private record Span(LocalDate from, LocalDate to) {}

    /**
     * What is left for a round.
     *
     * @param places for how many it is enough; not negative
     * @param from first day of the span that decides
     * @param to its last
     * @param others other rounds that need their places within it
     * @param perDay how many the stations take in one day
     * @param days its working days
     */
    record Left(long places, LocalDate from, LocalDate to, List<String> others, int perDay, long days) {

        /** How many more stations would be enough for so many; empty where no day is worked. */
        Optional<Long> stationsFor(int wanted) {
            return inWholes(wanted - places, days * SiteCapacity.PER_STATION);
        }

        /** How many more working days would be enough for so many; empty where there are no stations. */
        Optional<Long> daysFor(int wanted) {
            return inWholes(wanted - places, perDay);
        }

        private static Optional<Long> inWholes(long missing, long each) {
            return each == 0 ? Optional.empty() : Optional.of(Math.max(0, (missing + each - 1) / each));
        }
    }

    /** Empty where the site's stations are not known. */
    Optional<Left> leftFor(Demand round, List<Demand> others) {
        if (site.stations() == null) {
            return Optional.empty();
        }
        List<Demand> near = connected(round, others);
        return spans(round, near).stream()
                .map(span -> left(
                        round, near.stream().filter(other -> other.within(span)).toList(), span))
                .min(Comparator.comparingLong(Left::places));
    }

    /** Those that share days with it, or with others that do; across a gap nobody is in another's way. */
    private static List<Demand> connected(Demand round, List<Demand> others) {
        LocalDate from = round.from();
        LocalDate to = round.to();
        List<Demand> near = new ArrayList<>();
        List<Demand> left = new ArrayList<>(others);
        for (boolean grows = true; grows; ) {
            Span span = new Span(from, to);
            List<Demand> found =
                    left.stream().filter(other -> other.meets(span)).toList();
            for (Demand other : found) {
                from = other.from().isBefore(from) ? other.from() : from;
                to = other.to().isAfter(to) ? other.to() : to;
            }
            near.addAll(found);
            left.removeAll(found);
            grows = !found.isEmpty();
        }
        return near;
    }

    private static List<Span> spans(Demand round, List<Demand> others) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate from : starts(round, others)) {
            for (LocalDate to : ends(round, others)) {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    private static List<LocalDate> starts(Demand round, List<Demand> others) {
        return Stream.concat(Stream.of(round), others.stream())
                .map(Demand::from)
                .filter(from -> !from.isAfter(round.from()))
                .distinct()
                .toList();
    }

    private static List<LocalDate> ends(Demand round, List<Demand> others) {
        return Stream.concat(Stream.of(round), others.stream())
                .map(Demand::to)
                .filter(to -> !to.isBefore(round.to()))
                .distinct()
                .toList();
    }

    private Left left(Demand round, List<Demand> inside, Span span) {
        List<String> occupations = Stream.concat(Stream.of(round), inside.stream())
                .flatMap(demand -> demand.occupations().stream())
                .distinct()
                .toList();
        Integer stations = site.stationsFor(occupations);
        int perDay = (stations == null ? 0 : stations) * SiteCapacity.PER_STATION;
        long days = span.from()
                .datesUntil(span.to().plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
        long taken = inside.stream().mapToLong(Demand::places).sum();
        return new Left(
                Math.max(0, perDay * days - taken),
                span.from(),
                span.to(),
                inside.stream().map(Demand::roundId).toList(),
                perDay,
                days);
    }
}
