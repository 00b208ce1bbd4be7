package kaowu.postponement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kaowu.cascade.Cascade;
import kaowu.cascade.Cascade.Place;
import kaowu.cascade.Step;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Exam;
import kaowu.registration.Exam.Hold;
import kaowu.registration.ExamDays;
import kaowu.registration.MoveTable;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.registration.Twins;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Brings somebody who is registered to the new exam day of her round: the day that she holds, her history and the notice are one
 * transaction. Who has another exam on the new day holds it not; she is told so, and chooses.
 */
@ApplicationScoped
class PostponementStep implements Step {

    private static final int MOST_TRIES = 5;

    private final RegistrationTable registrations;
    private final MoveTable moves;
    private final ExamDays days;
    private final PlacementTable placements;
    private final Twins twins;
    private final NoticeTable notices;
    private final Transactions transactions;

    PostponementStep(
            RegistrationTable registrations,
            MoveTable moves,
            ExamDays days,
            PlacementTable placements,
            Twins twins,
            NoticeTable notices,
            Transactions transactions) {
        this.registrations = registrations;
        this.moves = moves;
        this.days = days;
        this.placements = placements;
        this.twins = twins;
        this.notices = notices;
        this.transactions = transactions;
    }

    @Override
    public Set<Cascade.Kind> kinds() {
        return Set.of(Cascade.Kind.ROUND_MOVED, Cascade.Kind.FORFEITED_REINSTATED);
    }

    /** Changes come in their order, and who is at a later version has this one behind her, or registered after it. */
    @Override
    public boolean carry(Cascade change, Place place, String registrationNo, Instant now) {
        Optional<String> clash = Optional.empty();
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Registration> found = registrations
                    .find(registrationNo)
                    .filter(registration -> concerns(change, registration)
                            && registration.roundId().equals(place.roundId())
                            && registration.siteId().equals(place.siteId())
                            && registration.exam().version() < change.no());
            if (found.isEmpty() || registeredAgain(change, found.get())) {
                return false;
            }
            Optional<String> other = clash;
            Optional<Rejection> rejection =
                    ExamDays.passingOn(last -> transactions.commit(writes(found.get(), change, other, last, now)));
            if (rejection.isEmpty()) {
                return true;
            }
            // A guard that was in the way may be gone the next time, and a registration that changed is read anew.
            clash = rejection.get().of(PlacementTable.PLACEMENT).flatMap(PlacementTable::holderOf);
        }
        return false;
    }

    /** Who has registered for the round again since she was forfeited is in it already. */
    private boolean registeredAgain(Cascade change, Registration registration) {
        return change.kind() == Cascade.Kind.FORFEITED_REINSTATED
                && twins.elsewhere(registration.person(), registration.roundId(), registration.no());
    }

    private static boolean concerns(Cascade change, Registration registration) {
        return change.kind() == Cascade.Kind.FORFEITED_REINSTATED
                ? registration.state() == RegistrationState.FORFEITED
                : registration.live();
    }

    /** @param clash the other registration that has the new day; empty where none is known to */
    private List<Write> writes(
            Registration registration, Cascade cascade, Optional<String> clash, Optional<Rejection> last, Instant now) {
        Optional<LocalDate> before = registration.exam().day();
        Change change = Change.of(cascade);
        Optional<LocalDate> after = change.after();
        Exam exam = registration.exam().moved(after, cascade.no(), hold(registration, after, clash.isPresent()));
        String label = change.label();
        List<Write> writes = new ArrayList<>();
        if (cascade.kind() == Cascade.Kind.FORFEITED_REINSTATED) {
            // A forfeit has set her free on the old day already.
            writes.add(moves.reopen(registration, exam, clash, cascade.at()));
            writes.addAll(days.take(registration, exam, clash));
            writes.add(notices.insert(Notice.of(registration.no(), new Occasion.Reinstated(), label, now)));
            return writes;
        }
        Occasion occasion = occasion(exam, before);
        List<String> facts = new ArrayList<>(List.of(text(before), text(after)));
        if (exam.hold() == Hold.CLASH) {
            facts.add(clash.or(() -> holder(registration)).orElse(""));
        }
        writes.add(moves.move(registration, exam, occasion.kind(), facts, cascade.at()));
        writes.addAll(days.move(registration, exam, registration.roundId(), clash, last, now));
        writes.add(notices.insert(Notice.of(registration.no(), occasion, label, now)));
        return writes;
    }

    /** Who has the day that she waits for; it may have gone through hands since she was told. */
    private Optional<String> holder(Registration registration) {
        return registration
                .exam()
                .day()
                .flatMap(day -> placements.holder(registration.person(), day))
                .map(PlacementTable.Holder::registrationNo);
    }

    /** Where her day stays she holds it as she does, also if she chose to sit two exams on it. */
    private static Hold hold(Registration registration, Optional<LocalDate> after, boolean clash) {
        boolean stays = registration.live() && after.equals(registration.exam().day());
        return clash ? Hold.CLASH : stays ? registration.exam().hold() : Hold.GUARDED;
    }

    private static Occasion occasion(Exam exam, Optional<LocalDate> before) {
        if (exam.day().isEmpty()) {
            return new Occasion.RoundTbd();
        } else if (exam.hold() == Hold.CLASH) {
            return new Occasion.RoundClash();
        }
        return exam.day().equals(before) ? new Occasion.RoundChanged() : new Occasion.RoundMoved();
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
