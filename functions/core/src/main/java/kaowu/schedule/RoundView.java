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
 * @param siteId the site whose own dates these are; absent: they are those of the round
 * @param apart the round at those of its sites that have dates of their own; absent where none has
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
        int version,
        @Nullable String siteId,
        @Nullable List<RoundView> apart) {

    /** Whether it is in a state, be it only at a site that has dates of its own. */
    boolean at(RoundState wanted) {
        return state == wanted || (apart != null && apart.stream().anyMatch(other -> other.at(wanted)));
    }
}
