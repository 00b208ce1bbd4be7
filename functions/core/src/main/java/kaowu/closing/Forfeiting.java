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
import kaowu.schedule.RoundTable;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * 弃权 of one registration: its state with the evidence, the candidate's day, and the notice are one transaction, so a crash
 * leaves either all of it or nothing (notice, annex 1, remark 2: 逾期未报视为弃权). The round takes part in it as it was read, so
 * that a deadline which moves at the same moment wins.
 */
@ApplicationScoped
class Forfeiting {

    private static final int MOST_TRIES = 5;

    private final RoundTable rounds;
    private final RegistrationTable registrations;
    private final PlacementTable placements;
    private final NoticeTable notices;
    private final Transactions transactions;

    Forfeiting(
            RoundTable rounds,
            RegistrationTable registrations,
            PlacementTable placements,
            NoticeTable notices,
            Transactions transactions) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.placements = placements;
        this.notices = notices;
        this.transactions = transactions;
    }

    /** Forfeits what is incomplete after its deadline; false if it is not, or no longer, or somebody else just did. */
    boolean forfeit(String registrationNo, Round asRead, Instant now) {
        Round round = asRead;
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Registration> found = registrations.find(registrationNo);
            if (found.isEmpty() || !lapsed(found.get(), round, now)) {
                return false;
            }
            Optional<Rejection> rejection = transactions.commit(writes(found.get(), round, now));
            if (rejection.isEmpty()) {
                return true;
            }
            if (rejection.get().of(RoundTable.ROUND).isPresent()) {
                round = rounds.findNow(round.id()).orElseThrow();
            }
        }
        return false;
    }

    private List<Write> writes(Registration registration, Round round, Instant now) {
        String label = Occasion.deadlineLabel(round.version(), registration.personalDeadline(round.closesAt()));
        return List.of(
                rounds.unmoved(round),
                registrations.forfeit(registration, registration.closesAt(round.closesAt()), now),
                placements.free(registration),
                notices.insert(Notice.of(registration.no(), new Occasion.Forfeited(), label, now)));
    }

    private static boolean lapsed(Registration registration, Round round, Instant now) {
        return registration.state() == RegistrationState.REGISTERED
                && !registration.missing().isEmpty()
                && !now.isBefore(registration.closesAt(round.closesAt()));
    }
}
