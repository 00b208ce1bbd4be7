package kaowu.filing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import kaowu.calendar.WallClock;
import kaowu.schedule.NewDates;
import org.jspecify.annotations.Nullable;

/**
 * 备案: what a site asks the province before it postpones its part of a round, and what the province said.
 *
 * @param no counts the filings of the site for that round from 1
 * @param zone that of the round
 * @param decideBy first instant at which a decision is late; it stays possible
 * @param decision empty while it waits, and where it was taken back
 * @param usedFor version of the round that was made on it; empty before
 */
public record Filing(
        String roundId,
        String siteId,
        int no,
        FilingState state,
        Asked asked,
        ZoneId zone,
        String by,
        Instant filedAt,
        Instant decideBy,
        Optional<Decision> decision,
        Optional<Integer> usedFor) {

    /**
     * What is asked for.
     *
     * @param reason why
     * @param document reference of what was handed in, such as {@code 某所〔2020〕7号}
     * @param to the dates that are wanted; empty: not known yet
     * @param tbd whether the exam days are to be announced (另行通知)
     */
    public record Asked(Optional<String> reason, Optional<String> document, Optional<NewDates> to, boolean tbd) {}

    /**
     * What the province said.
     *
     * @param document 文号 of the decision
     * @param remark why; there is one where it is not approved
     */
    public record Decision(
            boolean approved, String by, Instant at, Optional<String> document, Optional<String> remark) {

        /** Whether it says the same, whenever it was made. */
        boolean sameAs(Decision other) {
            return equals(new Decision(other.approved, other.by, at, other.document, other.remark));
        }
    }

    /** Such as {@code 2020h2-daily-13/sz-01/1}. */
    public String filingNo() {
        return new FilingNo(roundId, siteId, no).toString();
    }

    /** What somebody wrote, if it is anything. */
    static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).filter(Predicate.not(String::isBlank));
    }

    /** Subject of what the audit trail says of the filings of a place. */
    String subject() {
        return "filing/" + roundId + "/" + siteId;
    }

    boolean open() {
        return state == FilingState.FILED;
    }

    boolean overdue(Instant now) {
        return open() && !now.isBefore(decideBy);
    }

    Filing decided(Decision made) {
        return in(made.approved() ? FilingState.APPROVED : FilingState.REJECTED, Optional.of(made));
    }

    Filing withdrawn() {
        return in(FilingState.WITHDRAWN, decision);
    }

    private Filing in(FilingState newState, Optional<Decision> made) {
        return new Filing(roundId, siteId, no, newState, asked, zone, by, filedAt, decideBy, made, usedFor);
    }

    /** An instant on the round's own wall clock, with its offset. */
    OffsetDateTime local(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    /** An instant in words for people. */
    String wall(Instant instant) {
        return WallClock.text(instant, zone);
    }

    FilingView view(Instant now) {
        return new FilingView(
                filingNo(),
                roundId,
                siteId,
                state,
                asked.reason().orElse(null),
                asked.document().orElse(null),
                asked.to().orElse(null),
                asked.tbd() ? Boolean.TRUE : null,
                by,
                local(filedAt),
                local(decideBy),
                overdue(now),
                decision.map(Decision::by).orElse(null),
                decision.map(made -> local(made.at())).orElse(null),
                decision.flatMap(Decision::document).orElse(null),
                decision.flatMap(Decision::remark).orElse(null));
    }
}
