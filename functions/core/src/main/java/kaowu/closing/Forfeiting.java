package kaowu.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.PlacementTable;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.Round;
import kaowu.table.Transactions;

/**
 * 弃权 of one registration: its state with the evidence, the candidate's day, and the notice are one transaction, so a crash
 * leaves either all of it or nothing (notice, annex 1, remark 2: 逾期未报视为弃权).
 */
@ApplicationScoped
class Forfeiting {

    private static final int MOST_TRIES = 5;

    private final RegistrationTable registrations;
    private final PlacementTable placements;
    private final NoticeTable notices;
    private final Transactions transactions;

    Forfeiting(
            RegistrationTable registrations,
            PlacementTable placements,
            NoticeTable notices,
            Transactions transactions) {
        this.registrations = registrations;
        this.placements = placements;
        this.notices = notices;
        this.transactions = transactions;
    }

    /** Forfeits what is incomplete after its deadline; false if it is not, or no longer, or somebody else just did. */
    boolean forfeit(String registrationNo, Round round, Instant now) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Registration> found = registrations.find(registrationNo);
            if (found.isEmpty() || !lapsed(found.get(), round, now)) {
                return false;
            }
            Registration registration = found.get();
            Instant deadline = registration.closesAt(round.closesAt());
            String label = Occasion.deadlineLabel(round.version(), registration.ownDeadline());
            if (transactions
                    .commit(List.of(
                            registrations.forfeit(registration, deadline, now),
                            placements.free(registration),
                            notices.insert(Notice.of(registration.no(), new Occasion.Forfeited(), label, now))))
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean lapsed(Registration registration, Round round, Instant now) {
        return registration.state() == RegistrationState.REGISTERED
                && !registration.missing().isEmpty()
                && !now.isBefore(registration.closesAt(round.closesAt()));
    }
}
