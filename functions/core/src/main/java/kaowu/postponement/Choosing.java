package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.ChooseRequest;
import kaowu.registration.Counter;
import kaowu.registration.Exam;
import kaowu.registration.ExamDays;
import kaowu.registration.MoveTable;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.relocation.Switching;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/** What somebody does whose exam was moved to the day of another exam of hers. */
@ApplicationScoped
class Choosing {

    private final Counter counter;
    private final MoveTable moves;
    private final ExamDays days;
    private final PlacementTable placements;
    private final IntakeTable intakes;
    private final Switching switching;
    private final Transactions transactions;

    Choosing(
            Counter counter,
            MoveTable moves,
            ExamDays days,
            PlacementTable placements,
            IntakeTable intakes,
            Switching switching,
            Transactions transactions) {
        this.counter = counter;
        this.moves = moves;
        this.days = days;
        this.placements = placements;
        this.intakes = intakes;
        this.switching = switching;
        this.transactions = transactions;
    }

    Result<RegistrationReply> choose(ChooseRequest request, Words words, Instant now) {
        return counter.open(request.registrationNo(), request.accessCode(), now).then(registration -> {
            if (!registration.clash()) {
                return Result.refused("NOTHING_TO_CHOOSE", "registrationNo");
            }
            return chosen(request, registration, now)
                    .map(refusal -> Result.<RegistrationReply>refused(List.of(refusal)))
                    .orElseGet(() -> Result.done(new RegistrationReply(counter.show(registration.no(), words))));
        });
    }

    private Optional<Refusal> chosen(ChooseRequest request, Registration registration, Instant now) {
        if (request.choice() == Choice.SWITCH) {
            return request.roundId() == null
                    ? Optional.of(Refusal.of("MISSING_FIELD", "roundId", "roundId"))
                    : switching.change(
                            registration,
                            request.roundId(),
                            request.siteId() == null ? registration.siteId() : request.siteId(),
                            now);
        }
        if (request.choice() == Choice.FOLLOW && twice(registration)) {
            return Optional.of(Refusal.of("ALREADY_REGISTERED", "registrationNo", registration.roundId()));
        }
        return (request.choice() == Choice.FOLLOW
                        ? transactions.commit(List.of(following(registration, now)))
                        : ExamDays.passingOn(last -> transactions.commit(withdrawing(registration, last, now))))
                .map(rejection -> Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
    }

    /** Nobody sits one round twice, even should she have got into it twice at the very moment in which it moved. */
    private boolean twice(Registration registration) {
        return registration
                .exam()
                .day()
                .flatMap(day -> placements.holder(registration.person(), day))
                .filter(holder -> holder.roundId().equals(registration.roundId()))
                .isPresent();
    }

    /** She goes on waiting for the day, should the other exam go. */
    private Write following(Registration registration, Instant now) {
        Exam exam = registration.exam();
        String day = exam.day().map(LocalDate::toString).orElse("");
        return moves.move(
                registration,
                exam.moved(exam.day(), exam.version(), Exam.Hold.BESIDE),
                "CHOSEN_BOTH",
                List.of(day, day),
                now);
    }

    private List<Write> withdrawing(Registration registration, Optional<Rejection> last, Instant now) {
        List<Write> writes = new ArrayList<>(
                List.of(counter.withdrawal(registration, now), intakes.giveBackAfterClosing(registration.shard())));
        writes.addAll(days.leave(registration, last, now));
        return writes;
    }
}
