package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Term;
import kaowu.door.Words;
import kaowu.registration.Counter;
import kaowu.registration.MoveTable;
import kaowu.registration.Proposal;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.relocation.RelocationFunctions.AnswerRequest;
import kaowu.relocation.RelocationFunctions.Choice;
import kaowu.table.Transactions;

/** What somebody says who was asked to move to another site. */
@ApplicationScoped
class Answering {

    private final Counter counter;
    private final MoveTable moves;
    private final Destinations destinations;
    private final Relocating relocating;
    private final Transactions transactions;

    Answering(
            Counter counter,
            MoveTable moves,
            Destinations destinations,
            Relocating relocating,
            Transactions transactions) {
        this.counter = counter;
        this.moves = moves;
        this.destinations = destinations;
        this.relocating = relocating;
        this.transactions = transactions;
    }

    Result<RegistrationReply> answer(AnswerRequest request, Words words, Instant now) {
        return counter.open(request.registrationNo(), request.accessCode(), now).then(registration -> {
            Optional<Proposal> proposal = registration.proposal().filter(asked -> registration.live());
            if (proposal.isEmpty()) {
                return Result.refused("NOTHING_PROPOSED", "registrationNo");
            }
            Optional<Refusal> problem = request.choice() == Choice.ACCEPT
                    ? accept(registration, proposal.get(), now)
                    : decline(registration, proposal.get(), now);
            return problem.map(refusal -> Result.<RegistrationReply>refused(List.of(refusal)))
                    .orElseGet(() -> Result.done(new RegistrationReply(counter.show(registration.no(), words))));
        });
    }

    private Optional<Refusal> accept(Registration registration, Proposal proposal, Instant now) {
        Result<Destination> to =
                destinations.find(registration.roundId(), proposal.siteId(), "registrationNo", "registrationNo", now);
        if (to instanceof Result.Refused<Destination> refused) {
            return refused.refusals().stream().findFirst();
        }
        Destination destination = ((Result.Done<Destination>) to).value();
        if (!destination.round().examDay().equals(proposal.theory())) {
            return asksAnew(registration, proposal, destination, now);
        }
        return relocating.relocate(
                registration,
                new Relocating.Order(destination, "registrationNo", proposal.reason(), now, List.of()),
                now);
    }

    /** What she agreed to is no longer what is offered; she sees the new day and may agree to that. */
    private Optional<Refusal> asksAnew(
            Registration registration, Proposal proposal, Destination destination, Instant now) {
        Proposal fresh = new Proposal(
                proposal.siteId(),
                proposal.siteName(),
                destination.round().examDay(),
                proposal.reason(),
                proposal.label());
        transactions.commit(List.of(moves.propose(registration, fresh, now)));
        return Optional.of(Refusal.of(
                "MOVE_DAY_CHANGED",
                "registrationNo",
                proposal.siteName(),
                destination.round().examDay().<Object>map(day -> day).orElse(Term.of("DAY_TO_BE_ANNOUNCED"))));
    }

    private Optional<Refusal> decline(Registration registration, Proposal proposal, Instant now) {
        return transactions
                .commit(List.of(moves.decline(registration, proposal, now)))
                .map(rejection -> Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
    }
}
