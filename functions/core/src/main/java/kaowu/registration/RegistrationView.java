package kaowu.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import kaowu.schedule.Practical;
import org.jspecify.annotations.Nullable;

/**
 * A registration as its candidate and officials see it: no personal field in clear.
 *
 * @param candidate name, documentType, documentNo, phone and e-mail, masked
 * @param closesAt first instant that no longer counts for her, with the offset of the round's zone
 * @param zone the IANA zone of that offset
 * @param ownDeadline whether that is a deadline of her own
 * @param theory her exam day; absent while it is to be announced
 * @param practical window of her practical exams; absent while it is to be announced
 * @param clash whether another exam of hers is on that day, and she has yet to choose what to do
 * @param missing kinds still to be handed in, in the order of the checklist
 * @param required the whole checklist
 * @param otherwise what happens if something is missing then, in the caller's language; absent where nothing can happen any more
 * @param siteSuspended whether her site is suspended, as far as she was told
 * @param proposal another site that she is asked to move to; absent where she is not
 * @param withdrawReason as the candidate put it, absent where she gave none or did not withdraw
 */
public record RegistrationView(
        String registrationNo,
        RegistrationState state,
        String roundId,
        String siteId,
        String occupation,
        int level,
        @Nullable String condition,
        @Nullable String edition,
        Map<String, String> candidate,
        OffsetDateTime closesAt,
        String zone,
        boolean ownDeadline,
        @Nullable LocalDate theory,
        @Nullable Practical practical,
        boolean clash,
        List<String> missing,
        List<String> required,
        List<Received> received,
        @Nullable String otherwise,
        boolean siteSuspended,
        @Nullable ProposedSite proposal,
        @Nullable String withdrawReason,
        List<Happened> history) {

    /**
     * @param theory her exam day there; absent while it was to be announced when she was asked
     * @param reason why, as an official put it
     */
    public record ProposedSite(
            String siteId, String name, @Nullable LocalDate theory, String reason) {}

    /**
     * @param at when it was received
     * @param size in bytes
     */
    public record Received(String kind, OffsetDateTime at, String contentType, long size) {}

    /**
     * @param event REGISTERED, MATERIAL_RECEIVED, COMPLETED, WITHDRAWN, FORFEITED, REINSTATED, SITE_SUSPENDED, SITE_RESUMED, ROUND_MOVED, ROUND_CHANGED,
     *     ROUND_CLASH, ROUND_TBD, CHOSEN_BOTH, CLASH_ENDED, EXAM_CLASH, MOVE_PROPOSED, MOVE_DECLINED, SITE_CHANGED or ROUND_SWITCHED
     * @param items the material it is about, what was missing, the exam day before and after (empty where there was none), or from where to
     *     where she was moved and why
     * @param text one sentence in the caller's language
     */
    public record Happened(OffsetDateTime at, String event, List<String> items, String text) {}
}
