package kaowu.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kaowu.calendar.WallClock;
import kaowu.intake.ShardDates;

/**
 * A row of a plan as it is run.
 *
 * @param version counts from 1; grows when the plan is published again with other dates for this round
 * @param opensAt first instant at which registering counts
 * @param closesAt first instant at which it no longer does
 * @param closedAt when the closing sweep found every intake closed; empty before
 * @param settledAt when the closing sweep was done with it, every forfeit written; empty before
 * @param cancelled no longer in the plan
 * @param tbd postponed without a new date (另行通知): theory and practical are those that it had last and no longer hold
 * @param extent at which of its sites these dates hold
 */
public record Round(
        String planId,
        int no,
        PlanKind kind,
        int version,
        ZoneId zone,
        List<String> occupations,
        LocalDate deadline,
        LocalDate theory,
        Practical practical,
        Instant opensAt,
        Instant closesAt,
        Optional<Instant> closedAt,
        Optional<Instant> settledAt,
        boolean cancelled,
        boolean tbd,
        Extent extent) {

    /** The plan's id, a dash and the row's number: {@code 2020h2-unified-1}. */
    public String id() {
        return id(planId, no);
    }

    static String id(String planId, int no) {
        return planId + "-" + no;
    }

    /** The next version of it, which is no longer in the plan. */
    Round cancel() {
        return cancelled ? this : next(true, tbd);
    }

    /** The same with the next version's number. */
    Round nextVersion() {
        return next(cancelled, tbd);
    }

    private Round next(boolean nowCancelled, boolean nowTbd) {
        return with(version + 1, nowCancelled, nowTbd, extent);
    }

    private Round with(int newVersion, boolean nowCancelled, boolean nowTbd, Extent newExtent) {
        return new Round(
                planId,
                no,
                kind,
                newVersion,
                zone,
                occupations,
                deadline,
                theory,
                practical,
                opensAt,
                closesAt,
                closedAt,
                settledAt,
                nowCancelled,
                nowTbd,
                newExtent);
    }

    /** The round as it is at one of its sites that is to have dates of its own. */
    public Round apartAt(String siteId) {
        return with(version, cancelled, tbd, Extent.only(siteId));
    }

    /**
     * The round as it is to be for all its sites again. It takes over the newest of all versions, so that whatever becomes of it
     * is newer than what any of its sites has.
     *
     * @param apart the round at those of its sites that have dates of their own
     */
    public Round together(List<Round> apart) {
        int newest =
                Math.max(version, apart.stream().mapToInt(Round::version).max().orElse(version));
        return with(newest, cancelled, tbd, Extent.WHOLE);
    }

    /** The next version of it, with exams that are to be announced. */
    Round toBeAnnounced() {
        return next(cancelled, true);
    }

    /**
     * The next version of it, with other dates. A deadline that is ahead opens it again.
     *
     * @param newClosesAt the instant of the new deadline
     */
    Round postponed(
            LocalDate newDeadline, Instant newClosesAt, LocalDate newTheory, Practical newPractical, Instant now) {
        boolean reopened = !newClosesAt.equals(closesAt) && newClosesAt.isAfter(now);
        return new Round(
                planId,
                no,
                kind,
                version + 1,
                zone,
                occupations,
                newDeadline,
                newTheory,
                newPractical,
                opensAt,
                newClosesAt,
                reopened ? Optional.empty() : closedAt,
                reopened ? Optional.empty() : settledAt,
                cancelled,
                false,
                extent);
    }

    public RoundState state(Instant now) {
        if (cancelled) {
            return RoundState.CANCELLED;
        } else if (tbd) {
            return RoundState.POSTPONED_TBD;
        } else if (now.isBefore(opensAt)) {
            return RoundState.UPCOMING;
        }
        return now.isBefore(closesAt) ? RoundState.OPEN : RoundState.CLOSED;
    }

    /** Whether it is cancelled, or its last practical day has passed where it takes place. */
    public boolean over(Instant now) {
        return cancelled || (!tbd && practical.to().isBefore(now.atZone(zone).toLocalDate()));
    }

    /** Whether somebody can still register for it, now or once it opens. */
    public boolean live(Instant now) {
        return !cancelled && !tbd && now.isBefore(closesAt);
    }

    /** Whether these dates are those of one of its sites. */
    public boolean covers(String siteId) {
        return extent.covers(siteId);
    }

    /** Names these dates among all that rounds have had: {@code 2020h2-daily-13/v1}, or {@code 2020h2-daily-13@cd-01/v2}. */
    public String label() {
        return key().label(version);
    }

    /** Where these dates stand in their table. */
    public RoundKey key() {
        return new RoundKey(id(), extent.siteId());
    }

    /** Whether the round is announced for this very occupation. */
    public boolean names(String occupation) {
        return occupations.contains(occupation);
    }

    /** Whether the round takes this occupation; one that names none takes every occupation that the site offers. */
    public boolean offers(String occupation) {
        return occupations.isEmpty() || occupations.contains(occupation);
    }

    /** The theory day, while there is one. */
    public Optional<LocalDate> examDay() {
        return tbd ? Optional.empty() : Optional.of(theory);
    }

    /** What its intakes take over of it. */
    public ShardDates dates() {
        return new ShardDates(version, opensAt, closesAt, tbd);
    }

    /** An instant on the round's own wall clock, with its offset. */
    public OffsetDateTime local(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    /** An instant in words for people: {@code 2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)}. */
    public String wall(Instant instant) {
        return WallClock.text(instant, zone);
    }

    boolean sameDatesAs(Round other) {
        return opensAt.equals(other.opensAt)
                && closesAt.equals(other.closesAt)
                && theory.equals(other.theory)
                && practical.equals(other.practical)
                && cancelled == other.cancelled
                && tbd == other.tbd;
    }

    boolean sameAs(Round other) {
        return sameDatesAs(other) && occupations.equals(other.occupations) && kind == other.kind;
    }

    Neighbour asNeighbour() {
        return new Neighbour(id(), deadline, theory, practical);
    }

    /** The round as functions hand it out, without what holds at other sites than these dates do. */
    public RoundView view(Instant now) {
        return view(List.of(), now);
    }

    /**
     * The round as functions hand it out.
     *
     * @param apart the round at those of its sites that have dates of their own
     */
    public RoundView view(List<Round> apart, Instant now) {
        return new RoundView(
                id(),
                planId,
                no,
                kind,
                occupations,
                local(opensAt),
                local(closesAt),
                zone.getId(),
                deadline,
                tbd ? null : theory,
                tbd ? null : practical,
                state(now),
                version,
                extent.siteId().orElse(null),
                apart.isEmpty()
                        ? null
                        : apart.stream().map(other -> other.view(now)).toList());
    }
}
