package kaowu.schedule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A round as functions hand it out.
 *
 * @param opensAt first instant that counts, with the offset of the plan's zone
 * @param closesAt first instant that no longer counts, with the offset of the plan's zone
 * @param zone IANA zone in which the plan's dates are meant
 * @param deadline the day as printed
 */
public record RoundView(
        String roundId,
        String planId,
        int no,
        PlanKind kind,
        List<String> occupations,
        OffsetDateTime opensAt,
        OffsetDateTime closesAt,
        String zone,
        LocalDate deadline,
        LocalDate theory,
        Practical practical,
        RoundState state,
        int version) {}
