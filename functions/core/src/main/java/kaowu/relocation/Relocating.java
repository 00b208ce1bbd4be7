package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Term;
import kaowu.intake.IntakeState;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.intake.ShardKey;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Exam;
import kaowu.registration.ExamDays;
import kaowu.registration.HistoryEntry;
import kaowu.registration.IntakeWrites;
import kaowu.registration.MoveTable;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.Twins;
import kaowu.schedule.Round;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Item;
import kaowu.table.Rejection;
import kaowu.table.Write;

/**
 * Moves one person. The place that she takes, the one that she gives back, the exam day that she holds, her history and the notice are
 * one transaction, so nobody is ever at two sites, or at none. What she has handed in goes with her.
 */
@ApplicationScoped
class Relocating {

    private final MoveTable moves;
    private final ExamDays days;
    private final PlacementTable placements;
    private final Twins twins;
    private final IntakeTable intakes;
    private final SiteTable sites;
    private final NoticeTable notices;
    private final IntakeWrites intakeWrites;

    Relocating(
            MoveTable moves,
            ExamDays days,
            PlacementTable placements,
            Twins twins,
            IntakeTable intakes,
            SiteTable sites,
            NoticeTable notices,
            IntakeWrites intakeWrites) {
        this.moves = moves;
        this.days = days;
        this.placements = placements;
        this.twins = twins;
        this.intakes = intakes;
        this.sites = sites;
        this.notices = notices;
        this.intakeWrites = intakeWrites;
    }

    /**
     * @param siteField what the request calls the site, for refusals
     * @param reason why, for her history
     * @param at when it was decided
     * @param more what is to be written with it
     */
    record Order(Destination to, String siteField, String reason, Instant at, List<Write> more) {}

    /** What forbids to move her there, whoever wants it. */
    Optional<Refusal> problem(Registration registration, Destination to, String siteField, Instant now) {
        Round round = to.round();
        boolean sameRound = round.id().equals(registration.roundId());
        if (!registration.live()) {
            return Optional.of(
                    Refusal.of("NOTHING_TO_MOVE", "registrationNo", Term.of("STATE_" + registration.state())));
        } else if (registration.crowded()) {
            return Optional.of(Refusal.of("TOO_MANY_EVENTS", "registrationNo"));
        } else if (sameRound && to.site().id().equals(registration.siteId())) {
            return Optional.of(Refusal.of("ALREADY_THERE", siteField, to.site().name()));
        } else if (!round.offers(registration.occupation())) {
            return Optional.of(
                    Refusal.of("OCCUPATION_NOT_IN_ROUND", "roundId", registration.occupation(), round.occupations()));
        } else if (!to.site().occupations().contains(registration.occupation())) {
            return Optional.of(Refusal.of(
                    "OCCUPATION_NOT_AT_SITE",
                    siteField,
                    registration.occupation(),
                    to.site().occupations()));
        } else if (!sameRound && twins.elsewhere(registration.person(), round.id(), registration.no())) {
            return Optional.of(Refusal.of("ALREADY_REGISTERED", "registrationNo", round.id()));
        } else if (round.tbd() && !sameRound) {
            return Optional.of(Refusal.of("ROUND_POSTPONED", "roundId", round.id()));
        } else if (!round.tbd() && round.theory().isBefore(today(round, now))) {
            return Optional.of(Refusal.of("EXAM_PASSED", "roundId", round.theory()));
        } else if (registration.state() == RegistrationState.REGISTERED
                && !now.isBefore(registration.closesAt(round.closesAt()))) {
            return Optional.of(Refusal.of("WOULD_BE_FORFEITED", "registrationNo", round.wall(round.closesAt())));
        }
        return Optional.empty();
    }

    /** Whether she has another exam on the day that would be hers there. */
    boolean busy(Registration registration, Destination to) {
        return to.round()
                .examDay()
                .filter(day -> !registration.exam().day().equals(Optional.of(day)))
                .flatMap(day -> placements.holder(registration.person(), day))
                .filter(holder -> !holder.registrationNo().equals(registration.no()))
                .isPresent();
    }

    private static LocalDate today(Round round, Instant now) {
        return now.atZone(round.zone()).toLocalDate();
    }

    /**
     * Moves her, if it is allowed and a place is free.
     *
     * @return empty if it is done
     */
    Optional<Refusal> relocate(Registration registration, Order order, Instant now) {
        Optional<Refusal> problem = problem(registration, order.to(), order.siteField(), now);
        if (problem.isPresent()) {
            return problem;
        }
        Round round = order.to().round();
        Site site = order.to().site();
        Iterator<ShardKey> shards = intakes.inTurn(
                        round.id(), site.id(), registration.person().hashCode())
                .iterator();
        while (shards.hasNext()) {
            ShardKey shard = shards.next();
            Optional<Rejection> rejection = ExamDays.passingOn(
                    last -> intakeWrites.commit(shard, round, now, writes(registration, shard, order, last, now)));
            if (rejection.isEmpty()) {
                return Optional.empty();
            }
            Optional<Refusal> reason = reason(rejection.get(), registration, order);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.of(Refusal.of("FULL", order.siteField(), site.name()));
    }

    /** Empty if it is only this shard that has no place left. */
    private static Optional<Refusal> reason(Rejection rejection, Registration registration, Order order) {
        Round round = order.to().round();
        if (rejection.of(PlacementTable.PLACEMENT).isPresent()) {
            return Optional.of(Refusal.of("EXAM_SAME_DAY", "registrationNo", round.theory()));
        }
        Optional<Item> intake = rejection.of(IntakeTable.GATE);
        if (intake.isEmpty()) {
            return Optional.of(Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
        }
        Shard shard = IntakeTable.read(intake.get());
        if (shard.state() == IntakeState.SUSPENDED) {
            return Optional.of(Refusal.of(
                    "SITE_SUSPENDED", order.siteField(), order.to().site().name()));
        } else if (shard.roundVersion() != round.version()) {
            return Optional.of(Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
        }
        return Optional.empty();
    }

    private List<Write> writes(
            Registration registration, ShardKey shard, Order order, Optional<Rejection> last, Instant now) {
        Round round = order.to().round();
        boolean sameRound = round.id().equals(registration.roundId());
        Exam exam = exam(registration, round);
        List<Write> writes = new ArrayList<>();
        writes.add(moves.relocate(registration, shard, exam, event(registration, order, sameRound)));
        writes.add(intakes.enter(shard, round.version()));
        writes.add(intakes.leave(registration.shard()));
        writes.addAll(days.move(registration, exam, round.id(), Optional.empty(), last, now));
        writes.add(notices.insert(Notice.of(
                registration.no(),
                sameRound ? new Occasion.SiteChanged() : new Occasion.RoundSwitched(),
                Occasion.moveLabel(registration.moves() + 1),
                now)));
        writes.addAll(order.more());
        return writes;
    }

    /** Where her day stays she holds it as she does. */
    private static Exam exam(Registration registration, Round round) {
        boolean stays = round.id().equals(registration.roundId())
                && round.examDay().equals(registration.exam().day());
        return registration
                .exam()
                .moved(
                        round.examDay(),
                        round.version(),
                        stays ? registration.exam().hold() : Exam.Hold.GUARDED);
    }

    private HistoryEntry event(Registration registration, Order order, boolean sameRound) {
        String from = sites.find(registration.siteId()).map(Site::name).orElse(registration.siteId());
        String to = order.to().site().name();
        return sameRound
                ? new HistoryEntry(order.at(), "SITE_CHANGED", List.of(from, to, order.reason()))
                : new HistoryEntry(
                        order.at(),
                        "ROUND_SWITCHED",
                        List.of(registration.roundId(), from, order.to().round().id(), to, order.reason()));
    }
}
