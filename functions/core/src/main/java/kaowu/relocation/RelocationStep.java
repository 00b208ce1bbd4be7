package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kaowu.cascade.Cascade;
import kaowu.cascade.Cascade.Place;
import kaowu.cascade.Step;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import kaowu.registration.MoveTable;
import kaowu.registration.Proposal;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationTable;
import kaowu.table.Transactions;

/** Moves one of those who are to be moved, or asks her. */
@ApplicationScoped
class RelocationStep implements Step {

    private static final int MOST_TRIES = 5;

    private final RegistrationTable registrations;
    private final MoveTable moves;
    private final Destinations destinations;
    private final Relocating relocating;
    private final NoticeTable notices;
    private final Transactions transactions;

    RelocationStep(
            RegistrationTable registrations,
            MoveTable moves,
            Destinations destinations,
            Relocating relocating,
            NoticeTable notices,
            Transactions transactions) {
        this.registrations = registrations;
        this.moves = moves;
        this.destinations = destinations;
        this.relocating = relocating;
        this.notices = notices;
        this.transactions = transactions;
    }

    @Override
    public Set<Cascade.Kind> kinds() {
        return Set.of(Cascade.Kind.MOVE_PROPOSED, Cascade.Kind.MOVE_ORDERED);
    }

    /** Who cannot be moved there, or has left, stays where she is. Who registered after it was decided is left alone. */
    @Override
    public boolean carry(Cascade change, Place place, String registrationNo, Instant now) {
        boolean ordered = change.kind() == Cascade.Kind.MOVE_ORDERED;
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Registration> found = registrations
                    .find(registrationNo)
                    .filter(registration -> registration.live()
                            && registration.roundId().equals(place.roundId())
                            && registration.siteId().equals(place.siteId())
                            && !registration.registeredAt().isAfter(change.at()));
            Result<Destination> to = destinations.find(place.roundId(), fact(change, "to"), "roundId", "toSiteId", now);
            if (found.isEmpty()
                    || !(to instanceof Result.Done<Destination> there)
                    || (!ordered && asked(change, found.get()))) {
                return false;
            }
            Optional<Refusal> problem = ordered
                    ? relocating.relocate(found.get(), order(change, there.value()), now)
                    : propose(change, found.get(), there.value(), now);
            boolean again = problem.filter(refusal -> refusal.code().equals("CHANGED_MEANWHILE"))
                    .isPresent();
            if (!again) {
                return problem.isEmpty();
            }
        }
        return false;
    }

    private static Relocating.Order order(Cascade change, Destination to) {
        return new Relocating.Order(to, "toSiteId", fact(change, "reason"), change.at(), List.of());
    }

    /** Once for each change, and not while the same question is open or once she has said no to it. */
    private boolean asked(Cascade change, Registration registration) {
        return registration.asked(fact(change, "to"))
                || registration.declined(fact(change, "name"))
                || notices.find(
                                new Recipient.Registered(registration.no()),
                                new Occasion.MoveProposed().text() + "#" + label(change))
                        .isPresent();
    }

    private static String label(Cascade change) {
        return "p" + change.at().toEpochMilli();
    }

    private Optional<Refusal> propose(Cascade change, Registration registration, Destination to, Instant now) {
        Optional<Refusal> problem = relocating.problem(registration, to, "toSiteId", now);
        if (problem.isPresent()) {
            return problem;
        } else if (relocating.busy(registration, to)) {
            return Optional.of(
                    Refusal.of("EXAM_SAME_DAY", "registrationNo", to.round().theory()));
        }
        String label = label(change);
        Proposal proposal =
                new Proposal(to.site().id(), fact(change, "name"), to.round().examDay(), fact(change, "reason"), label);
        return transactions
                .commit(List.of(
                        moves.propose(registration, proposal, change.at()),
                        notices.insert(Notice.of(registration.no(), new Occasion.MoveProposed(), label, now))))
                .map(rejection -> Refusal.of("CHANGED_MEANWHILE", "registrationNo", registration.no()));
    }

    private static String fact(Cascade change, String name) {
        return Objects.requireNonNull(change.facts().get(name));
    }
}
