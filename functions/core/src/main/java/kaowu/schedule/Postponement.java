package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.calendar.CutOff;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Refusal;
import kaowu.door.Words;
import kaowu.table.Write;

/** What becomes of a round's dates when it is postponed, by the plan that it is a row of. */
@ApplicationScoped
public class Postponement {

    /** A rule of this house against slips of the pen; the notice names no bound. */
    private static final int MOST_YEARS_AHEAD = 2;

    private final RoundTable rounds;
    private final HolidayCalendar holidays;
    private final NationalExams exams;

    Postponement(RoundTable rounds, HolidayCalendar holidays, NationalExams exams) {
        this.rounds = rounds;
        this.holidays = holidays;
        this.exams = exams;
    }

    /** The next version of a round, its exam days to be announced. */
    public Round toBeAnnounced(Round round) {
        return round.toBeAnnounced();
    }

    /** The next version of a round on other days; a deadline that moves keeps the time of day that the plan says. */
    public Round moved(Round round, NewDates to, Instant now) {
        LocalDate deadline = to.deadline() == null ? round.deadline() : to.deadline();
        Instant closesAt = deadline.equals(round.deadline())
                ? round.closesAt()
                : CutOff.of(round.closesAt(), round.zone()).on(deadline, round.zone());
        return round.postponed(deadline, closesAt, to.theory(), to.practical(), now);
    }

    /** What forbids new dates, whoever wants them; fields are those of {@link NewDates} as {@code to}. */
    public List<Refusal> problems(Round before, Round after, Instant now) {
        List<Refusal> found = new ArrayList<>();
        LocalDate today = now.atZone(after.zone()).toLocalDate();
        LocalDate from = after.practical().from();
        if (deadlineMoves(before, after) && !after.closesAt().isAfter(now)) {
            found.add(Refusal.of("NEW_DEADLINE_PASSED", "to.deadline", after.wall(after.closesAt())));
        }
        if (after.theory().isBefore(today)) {
            found.add(Refusal.of("NEW_DAY_PASSED", "to.theory", after.theory()));
        }
        if (from.isBefore(today) && !from.equals(before.practical().from())) {
            found.add(Refusal.of("NEW_WINDOW_PASSED", "to.practical.from", from));
        }
        if (!after.deadline().isBefore(after.theory())) {
            found.add(Refusal.of("DEADLINE_NOT_BEFORE_THEORY", "to.theory", after.deadline(), after.theory()));
        }
        LocalDate farthest = today.plusYears(MOST_YEARS_AHEAD);
        if (after.theory().isAfter(farthest) || from.isAfter(farthest)) {
            found.add(Refusal.of("NEW_DAY_TOO_FAR", "to.theory", farthest));
        }
        if (after.practical().to().isBefore(from)) {
            found.add(Refusal.of("WINDOW_REVERSED", "to.practical", after.no()));
        } else if (PlanCheck.tooLong(after.practical())) {
            found.add(Refusal.of("WINDOW_TOO_LONG", "to.practical", after.no(), PlanCheck.LONGEST_WINDOW));
        }
        return found;
    }

    /** Whether these are the dates that a round has. */
    public boolean holds(Round round, NewDates to, Instant now) {
        return !round.tbd()
                && round.theory().equals(to.theory())
                && round.practical().equals(to.practical())
                && !deadlineMoves(round, moved(round, to, now));
    }

    /** Whether registering ends at another instant. */
    public static boolean deadlineMoves(Round before, Round after) {
        return !after.closesAt().equals(before.closesAt());
    }

    /**
     * Stores the next version in the place of the one that was read.
     *
     * @param before as it was at the same sites, or at more of them: then the one site gets dates of its own
     * @param apart the round at those sites that lose the dates that they had of their own
     */
    public List<Write> write(Round after, Round before, List<Round> apart, Instant now) {
        if (!after.extent().siteId().equals(before.extent().siteId())) {
            return rounds.part(after, before, now);
        }
        List<Write> writes = new ArrayList<>();
        writes.add(rounds.put(after, before, now));
        apart.forEach(other -> writes.add(rounds.join(other)));
        return writes;
    }

    /** What is odd about a round's new dates: beside the present ones, by themselves, and beside those of the other rounds. */
    public List<Warning> warnings(Round before, Round round, Words words, Instant now) {
        List<Warning> warnings = new ArrayList<>();
        if (before.examDay().filter(round.theory()::isBefore).isPresent()) {
            warnings.add(warning("EXAM_EARLIER", round, words, before.theory(), round.theory()));
        }
        LocalDate today = now.atZone(round.zone()).toLocalDate();
        if (before.examDay().filter(today::isAfter).isPresent()
                && !round.theory().equals(before.theory())) {
            warnings.add(warning("THEORY_HELD", round, words, before.theory()));
        }
        warnings.addAll(irregularities(round, words, now));
        return warnings;
    }

    private static Warning warning(String code, Round round, Words words, Object... facts) {
        return new Warning(code, round.id(), words.sentence(code, List.of(facts)));
    }

    private List<Warning> irregularities(Round round, Words words, Instant now) {
        List<Neighbour> others = beside(round)
                .filter(other -> !other.cancelled() && !other.tbd())
                .map(Round::asNeighbour)
                .toList();
        PlannedRound row = new PlannedRound(
                round.no(), round.occupations(), null, round.deadline(), round.theory(), round.practical());
        Plan plan = new Plan(
                round.planId(),
                round.kind(),
                round.planId(),
                round.planId(),
                round.zone().getId(),
                CutOff.of(round.closesAt(), round.zone()).toString(),
                List.of(row),
                null);
        // Of one row alone the lead is its own; a deadline that stays may be past.
        return Irregularities.of(plan, others, now, holidays, exams).stream()
                .filter(found -> !found.code().equals("DEADLINE_PASSED"))
                .map(found -> new Warning(found.code(), round.id(), words.sentence(found.code(), found.arguments())))
                .toList();
    }

    /** The practical windows that share days with a round's, of rounds that still take place. */
    public List<Round> sharing(Round round, Instant now) {
        return beside(round)
                .filter(other -> !other.tbd() && !other.over(now))
                .filter(other -> !other.practical()
                                .from()
                                .isAfter(round.practical().to())
                        && !other.practical().to().isBefore(round.practical().from()))
                .toList();
    }

    /** The other rounds as they are where these dates hold. */
    private Stream<Round> beside(Round round) {
        List<Round> all = round.extent().siteId().map(rounds::allAt).orElseGet(rounds::all);
        return all.stream().filter(other -> !other.id().equals(round.id()));
    }

    /** Public holidays within the practical window. */
    public List<LocalDate> holidays(Practical practical) {
        return holidays.holidays(practical.from(), practical.to());
    }
}
