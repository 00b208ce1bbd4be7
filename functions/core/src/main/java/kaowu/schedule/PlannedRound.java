package kaowu.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a timetable as printed.
 *
 * @param no the row's number, from 1, unique in its plan
 * @param occupations names of the occupations; empty where the round is open to every occupation of a site
 * @param opens first day of registering; absent: from the moment of publishing
 * @param deadline last day of registering (报名截止日期)
 * @param theory day of the theory exam
 * @param practical window of the practical exams
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedRound(
        int no,
        List<String> occupations,
        @Nullable LocalDate opens,
        LocalDate deadline,
        LocalDate theory,
        Practical practical) {}
