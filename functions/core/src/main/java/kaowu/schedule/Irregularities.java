package kaowu.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.calendar.CutOff;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.calendar.PracticalWindow;
import kaowu.door.Term;

/** Finds what is odd about a plan's dates, by themselves and beside those of other plans. */
final class Irregularities {

    private final Plan plan;
    private final List<Neighbour> all;
    private final HolidayCalendar holidays;
    private final NationalExams exams;
    private final Instant now;
    private final List<Irregularity> found = new ArrayList<>();

    private Irregularities(
            Plan plan, List<Neighbour> others, Instant now, HolidayCalendar holidays, NationalExams exams) {
        this.plan = plan;
        this.all = Stream.concat(
                        plan.rounds().stream()
                                .map(row ->
                                        new Neighbour(id(plan, row), row.deadline(), row.theory(), row.practical())),
                        others.stream())
                .toList();
        this.holidays = holidays;
        this.exams = exams;
        this.now = now;
    }

    /**
     * Everything odd, round by round.
     *
     * @param others rounds of other plans that are published
     */
    static List<Irregularity> of(
            Plan plan, List<Neighbour> others, Instant now, HolidayCalendar holidays, NationalExams exams) {
        Irregularities look = new Irregularities(plan, others, now, holidays, exams);
        plan.rounds().stream()
                .flatMap(row ->
                        Stream.of(row.deadline(), row.theory(), row.practical().to()))
                .map(LocalDate::getYear)
                .distinct()
                .filter(year -> !holidays.knows(year))
                .forEach(year -> look.found.add(Irregularity.of("HOLIDAYS_UNKNOWN", plan.id(), year)));
        long usual = look.usualLead();
        plan.rounds().forEach(row -> look.at(row, usual));
        return List.copyOf(look.found);
    }

    private static String id(Plan plan, PlannedRound row) {
        return Round.id(plan.id(), row.no());
    }

    private void at(PlannedRound row, long usualLead) {
        String id = id(plan, row);
        holidays.holiday(row.deadline()).ifPresent(name -> add("DEADLINE_ON_HOLIDAY", id, row.deadline(), name));
        holidays.holiday(row.theory()).ifPresent(name -> add("THEORY_ON_HOLIDAY", id, row.theory(), name));
        exams.on(row.theory()).forEach(exam -> add("OTHER_EXAM", id, row.theory(), Term.of("EXAM_" + exam.exam())));
        if (!closesAt(row).isAfter(now)) {
            add("DEADLINE_PASSED", id, row.deadline());
        }
        if (!row.deadline().isBefore(row.theory())) {
            add("DEADLINE_NOT_BEFORE_THEORY", id, row.deadline(), row.theory());
        }
        if (row.practical().from().isBefore(row.theory())) {
            add("PRACTICAL_BEFORE_THEORY", id, row.practical().from(), row.theory());
        }
        window(row, id);
        long lead = lead(row.deadline(), row.theory());
        if (lead != usualLead) {
            add("LEAD_TIME", id, row.deadline(), row.theory(), lead, usualLead);
        }
        besideOthers(row, id);
    }

    private Instant closesAt(PlannedRound row) {
        return CutOff.parse(plan.cutoff()).orElseThrow().on(row.deadline(), ZoneId.of(plan.zone()));
    }

    private void window(PlannedRound row, String id) {
        PracticalWindow window =
                new PracticalWindow(row.practical().from(), row.practical().to());
        if (!window.followsFormula(holidays)) {
            add(
                    "WINDOW_FORMULA",
                    id,
                    window.from(),
                    window.to(),
                    window.days(),
                    window.countedDays(holidays),
                    PracticalWindow.lastDay(window.from(), holidays));
        }
    }

    private void besideOthers(PlannedRound row, String id) {
        List<String> ending = all.stream()
                .filter(other -> !other.roundId().equals(id))
                .filter(other -> other.practical().to().equals(row.theory()))
                .map(Neighbour::roundId)
                .toList();
        if (!ending.isEmpty()) {
            add("THEORY_ON_LAST_DAY", id, row.theory(), ending);
        }
        List<String> sharing = all.stream()
                .filter(other -> !other.roundId().equals(id))
                .filter(other -> other.deadline().equals(row.deadline()))
                .map(other -> other.roundId() + " (" + other.theory() + ")")
                .toList();
        if (!sharing.isEmpty()) {
            add("SHARED_DEADLINE", id, row.deadline(), row.theory(), sharing);
        }
    }

    private void add(String code, String roundId, Object... arguments) {
        found.add(Irregularity.of(code, roundId, arguments));
    }

    private static long lead(LocalDate deadline, LocalDate theory) {
        return ChronoUnit.DAYS.between(deadline, theory);
    }

    /** The lead that most rounds have, those of other plans included, since a plan of few rounds has no usual one; of several, the longest. */
    private long usualLead() {
        Map<Long, Long> counts = all.stream()
                .collect(Collectors.groupingBy(round -> lead(round.deadline(), round.theory()), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
