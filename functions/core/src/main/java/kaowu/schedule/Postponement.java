package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kaowu.calendar.CutOff;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Words;
import kaowu.table.Write;

/** What becomes of a round's dates when it is postponed, by the plan that it is a row of. */
@ApplicationScoped
public class Postponement {

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
    public Round moved(Round round, LocalDate deadline, LocalDate theory, Practical practical, Instant now) {
        Instant closesAt = deadline.equals(round.deadline())
                ? round.closesAt()
                : CutOff.of(round.closesAt(), round.zone()).on(deadline, round.zone());
        return round.postponed(deadline, closesAt, theory, practical, now);
    }

    /** Stores the next version in the place of the one that was read. */
    public Write write(Round after, Round before, Instant now) {
        return rounds.put(after, before, now);
    }

    /** What is odd about a round's new dates, by themselves and beside those of the other rounds. */
    public List<Warning> warnings(Round round, Words words, Instant now) {
        List<Neighbour> others = rounds.all().stream()
                .filter(other -> !other.id().equals(round.id()) && !other.cancelled() && !other.tbd())
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
                .map(found ->
                        new Warning(found.code(), found.roundId(), words.sentence(found.code(), found.arguments())))
                .toList();
    }

    /** The practical windows that share days with a round's, of rounds that still take place. */
    public List<Round> sharing(Round round, Instant now) {
        return rounds.all().stream()
                .filter(other -> !other.id().equals(round.id()) && !other.tbd() && !other.over(now))
                .filter(other -> !other.practical()
                                .from()
                                .isAfter(round.practical().to())
                        && !other.practical().to().isBefore(round.practical().from()))
                .toList();
    }

    /** Public holidays within the practical window. */
    public List<LocalDate> holidays(Practical practical) {
        return holidays.holidays(practical.from(), practical.to());
    }
}
