package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.schedule.PlanFunctions.Imported;

/** Reads a notice and says what is odd about it, each plan beside the others of the notice. */
@ApplicationScoped
class NoticeReader {

    private final HolidayCalendar holidays;
    private final NationalExams exams;

    NoticeReader(HolidayCalendar holidays, NationalExams exams) {
        this.holidays = holidays;
        this.exams = exams;
    }

    Result<Imported> read(String text, Instant now, Words words) {
        return NoticeText.read(text)
                .then(reading -> Result.done(new Imported(reading.plans(), warnings(reading, now, words))));
    }

    private List<Warning> warnings(NoticeText.Reading reading, Instant now, Words words) {
        List<Irregularity> found = new ArrayList<>();
        for (Plan plan : reading.plans()) {
            List<Neighbour> others = reading.plans().stream()
                    .filter(other -> !other.equals(plan))
                    .flatMap(other -> other.rounds().stream()
                            .map(row -> new Neighbour(
                                    Round.id(other.id(), row.no()), row.deadline(), row.theory(), row.practical())))
                    .toList();
            found.addAll(Irregularities.of(plan, others, now, holidays, exams));
        }
        reading.toBeAnnounced().forEach(name -> found.add(Irregularity.of("TO_BE_ANNOUNCED", "", name)));
        return found.stream()
                .map(one -> new Warning(one.code(), one.roundId(), words.sentence(one.code(), one.arguments())))
                .toList();
    }
}
