package kaowu.filing;

import java.time.OffsetDateTime;
import kaowu.schedule.NewDates;
import org.jspecify.annotations.Nullable;

/**
 * A filing as functions hand it out; instants have the offset of the round's zone.
 *
 * @param reason why the site asks; absent where it did not say
 * @param document reference of what the site handed in; absent where it named none
 * @param to the dates that are wanted; absent where none were named
 * @param tbd whether the exam days are to be announced; absent where that was not asked for
 * @param decideBy first instant at which a decision is late
 * @param overdue whether it still waits for a decision that is late
 * @param decidedBy absent while it waits, as is all that follows
 * @param decision 文号 of the decision; absent where it has none
 * @param remark why it was decided so; absent where nothing was said
 */
public record FilingView(
        String filingNo,
        String roundId,
        String siteId,
        FilingState state,
        @Nullable String reason,
        @Nullable String document,
        @Nullable NewDates to,
        @Nullable Boolean tbd,
        String by,
        OffsetDateTime filedAt,
        OffsetDateTime decideBy,
        boolean overdue,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decision,
        @Nullable String remark) {}
