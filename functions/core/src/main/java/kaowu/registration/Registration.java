package kaowu.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaowu.candidate.Sealed;
import kaowu.intake.ShardKey;
import kaowu.ledger.Told;
import kaowu.schedule.Round;

/**
 * One candidate in one round.
 *
 * @param person fingerprint of her document, by which she is found without her number being stored
 * @param phone fingerprint of her phone, by which she signs in
 * @param sealed name, document, phone and e-mail, encrypted
 * @param condition number of the chosen clause, empty where the occupation has none
 * @param edition edition of the standard that the clause is from
 * @param required kinds of material that the clause asks for, in order
 * @param missing those that have not been received
 * @param superseded where the copies lie of uploads that were replaced, and that the bucket has perhaps not been told of
 * @param exam when her exam is
 * @param ownDeadline a deadline that she was given of her own, empty where she was not; the later of hers and the round's counts
 * @param forfeitedAt the deadline at which she was last forfeited, empty where she never was
 * @param withdrawReason why it was withdrawn, sealed; empty where it was not
 * @param moves how often she was moved to another site or round
 * @param proposal another site that she was asked to move to, while she has not answered
 * @param lang language in which she is told things
 * @param access who may open it
 */
public record Registration(
        String no,
        ShardKey shard,
        String occupation,
        int level,
        Optional<String> condition,
        Optional<String> edition,
        String person,
        String phone,
        Sealed sealed,
        RegistrationState state,
        List<String> required,
        Set<String> missing,
        Map<String, Material> announced,
        Map<String, Material> received,
        Set<String> superseded,
        Exam exam,
        Instant registeredAt,
        Optional<Instant> ownDeadline,
        Optional<Instant> forfeitedAt,
        Optional<Sealed> withdrawReason,
        int moves,
        Optional<Proposal> proposal,
        String lang,
        Access access,
        List<HistoryEntry> history) {

    private static final int MOST_EVENTS = 200;

    private static final String SITE_SUSPENDED = "SITE_SUSPENDED";

    /** What her site being suspended or not follows from, as far as she was told. */
    private static final Set<String> OF_SITE = Set.of(SITE_SUSPENDED, "SITE_RESUMED", "SITE_CHANGED", "ROUND_SWITCHED");

    public String roundId() {
        return shard.roundId();
    }

    public String siteId() {
        return shard.siteId();
    }

    /** Missing kinds in the order of the checklist. */
    public List<String> missingInOrder() {
        return required.stream().filter(missing::contains).toList();
    }

    /** Neither forfeited nor withdrawn. */
    public boolean live() {
        return state == RegistrationState.REGISTERED || state == RegistrationState.COMPLETE;
    }

    /** Whether another exam of hers has her exam day, and she has yet to choose. */
    public boolean clash() {
        return live() && exam.hold() == Exam.Hold.CLASH;
    }

    /** Whether she has been asked to move to a site, and has not answered. */
    public boolean asked(String siteId) {
        return proposal.filter(open -> open.siteId().equals(siteId)).isPresent();
    }

    /** Whether she has said that she would not move to a site. */
    public boolean declined(String siteName) {
        return history.stream()
                .anyMatch(entry ->
                        entry.event().equals("MOVE_DECLINED") && entry.items().contains(siteName));
    }

    /** The other registration of hers that had her exam day when they last met or parted; empty where none has. */
    public Optional<String> otherExam() {
        return history.stream()
                .filter(HistoryEntry::ofClash)
                .reduce((earlier, later) -> later)
                .map(entry -> entry.items().get(2));
    }

    /** What she is told of her exam by the dates of her round, to which she need not have been brought yet. */
    public Told told(Round round) {
        String window = round.examDay()
                .map(day -> round.practical().from() + "/" + round.practical().to() + " ")
                .orElse("");
        return new Told(
                roundId(),
                siteId(),
                round.examDay(),
                moves,
                round.version(),
                Optional.of(window + deadlineThatCounts(round.closesAt())));
    }

    /** Whether she was told that her site is suspended, and not that it works again. */
    public boolean siteSuspended() {
        return history.stream()
                .map(HistoryEntry::event)
                .filter(OF_SITE::contains)
                .reduce((earlier, later) -> later)
                .filter(SITE_SUSPENDED::equals)
                .isPresent();
    }

    /** The deadline of her own, if it is later than the round's: a round that moves past it takes her along. */
    public Optional<Instant> personalDeadline(Instant roundClosesAt) {
        return ownDeadline.filter(own -> own.isAfter(roundClosesAt));
    }

    /** First instant at which nothing more counts for her. */
    public Instant closesAt(Instant roundClosesAt) {
        return personalDeadline(roundClosesAt).orElse(roundClosesAt);
    }

    /** The deadline that decided over her: of a forfeited one that of the forfeit, whatever has moved since. */
    public Instant deadlineThatCounts(Instant roundClosesAt) {
        return forfeitedAt
                .filter(deadline -> state == RegistrationState.FORFEITED)
                .orElseGet(() -> closesAt(roundClosesAt));
    }

    /** Whether more has happened to her than a person would do; an item has its bounds, and so has her history. */
    public boolean crowded() {
        return history.size() >= MOST_EVENTS;
    }

    /** Whether her own deadline lets her write at this instant, whatever the round's says. */
    boolean extendedAt(Instant now) {
        return ownDeadline.filter(now::isBefore).isPresent();
    }
}
