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
import kaowu.registration.MoveTable;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.relocation.Switching;
import kaowu.table.Transactions;
import kaowu.table.Write;

/** What somebody does whose exam was moved to the day of another exam of hers. */
@ApplicationScoped
class Choosing {

    private final Counter counter;
    private final MoveTable moves;
    private final PlacementTable placements;
    private final IntakeTable intakes;
    private final Switching switching;
    private final Transactions transactions;

    Choosing(
            Counter counter,
            MoveTable moves,
            PlacementTable placements,
            IntakeTable intakes,
            Switching switching,
            Transactions transactions) {
        this.counter = counter;
        this.moves = moves;
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
        List<Write> writes =
                request.choice() == Choice.FOLLOW ? following(registration, now) : withdrawing(registration, now);
        return transactions
                .commit(writes)
                .map(rejection -> Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
    }

    private List<Write> following(Registration registration, Instant now) {
        Optional<LocalDate> day = registration.exam().day();
        // The other exam may have gone meanwhile; then the day is for this one alone, and not beside the other.
        boolean beside = day.flatMap(held -> placements.holder(registration.person(), held))
                .isPresent();
        Exam chosen = registration
                .exam()
                .moved(day, registration.exam().version(), beside ? Exam.Hold.BESIDE : Exam.Hold.GUARDED);
        String text = day.map(LocalDate::toString).orElse("");
        List<Write> writes = new ArrayList<>(placements.move(registration, chosen, registration.roundId()));
        writes.add(moves.move(registration, chosen, "CHOSEN_BOTH", List.of(text, text), now));
        return writes;
    }

    private List<Write> withdrawing(Registration registration, Instant now) {
        return List.of(
                counter.withdrawal(registration, now),
                intakes.giveBackAfterClosing(registration.shard()),
                placements.free(registration));
    }
}
