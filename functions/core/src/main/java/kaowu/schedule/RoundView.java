package kaowu.schedule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round as functions hand it out.
 *
 * @param opensAt first instant that counts, with the offset of the plan's zone
 * @param closesAt first instant that no longer counts, with the offset of the plan's zone
 * @param zone IANA zone in which the plan's dates are meant
 * @param deadline the day as printed
 * @param theory absent while it is to be announced
 * @param practical absent while it is to be announced
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
        @Nullable LocalDate theory,
        @Nullable Practical practical,
        RoundState state,
        int version) {}
