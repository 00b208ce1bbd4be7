package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.ChooseRequest;
import kaowu.registration.Counter;
import kaowu.registration.Exam;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Transactions;
import kaowu.table.Write;

/** What somebody does whose exam was moved to the day of another exam of hers. */
@ApplicationScoped
class Choosing {

    private final Counter counter;
    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final PlacementTable placements;
    private final IntakeTable intakes;
    private final Transactions transactions;

    Choosing(
            Counter counter,
            RegistrationTable registrations,
            RoundTable rounds,
            PlacementTable placements,
            IntakeTable intakes,
            Transactions transactions) {
        this.counter = counter;
        this.registrations = registrations;
        this.rounds = rounds;
        this.placements = placements;
        this.intakes = intakes;
        this.transactions = transactions;
    }

    Result<RegistrationReply> choose(ChooseRequest request, Words words, Instant now) {
        return counter.open(request.registrationNo(), request.accessCode(), now).then(registration -> {
            if (!registration.clash()) {
                return Result.refused("NOTHING_TO_CHOOSE", "registrationNo");
            }
            List<Write> writes =
                    request.choice() == Choice.FOLLOW ? following(registration, now) : withdrawing(registration, now);
            if (transactions.commit(writes).isPresent()) {
                return Result.refused("CHANGED_MEANWHILE", "registrationNo", registration.no());
            }
            Round round = rounds.findNow(registration.roundId()).orElseThrow();
            return Result.done(new RegistrationReply(counter.show(registration.no(), round, words)));
        });
    }

    private List<Write> following(Registration registration, Instant now) {
        Exam both = registration
                .exam()
                .moved(registration.exam().day(), registration.exam().version(), Exam.Hold.BESIDE);
        String day = registration.exam().day().map(LocalDate::toString).orElse("");
        List<Write> writes = new ArrayList<>();
        writes.add(registrations.move(registration, both, "CHOSEN_BOTH", List.of(day, day), now));
        writes.addAll(placements.place(registration, both));
        return writes;
    }

    private List<Write> withdrawing(Registration registration, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(counter.withdrawal(registration, now));
        writes.add(intakes.giveBackAfterClosing(registration.shard()));
        return writes;
    }
}
