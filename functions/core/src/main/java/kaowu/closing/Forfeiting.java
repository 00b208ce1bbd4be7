package kaowu.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.ExamDays;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationState;
import kaowu.registration.RegistrationTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Faults;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jboss.logging.Logger;

/**
 * 弃权 of a registration: its state with the evidence, the candidate's day, and the notice are one transaction, so a crash
 * leaves either all of it or nothing (notice, annex 1, remark 2: 逾期未报视为弃权). The round takes part in it as it was read, so
 * that a deadline which moves at the same moment wins.
 */
@ApplicationScoped
class Forfeiting {

    private static final Logger LOG = Logger.getLogger(Forfeiting.class);

    /** How many are forfeited in one transaction at most; it has room for a hundred items, and each has three. */
    static final int TOGETHER = 25;

    private static final int MOST_TRIES = 5;

    /** A simultaneous run that was faster makes the first fail; what is read anew is then left out of the second. */
    private static final int MOST_TRIES_TOGETHER = 2;

    private final RoundTable rounds;
    private final RegistrationTable registrations;
    private final ExamDays days;
    private final NoticeTable notices;
    private final Transactions transactions;

    Forfeiting(
            RoundTable rounds,
            RegistrationTable registrations,
            ExamDays days,
            NoticeTable notices,
            Transactions transactions) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.days = days;
        this.notices = notices;
        this.transactions = transactions;
    }

    /**
     * Forfeits those of several, at most {@value #TOGETHER}, who are incomplete after their deadline. They are one transaction, so
     * that the round, which every forfeit asks whether it has moved, is not asked for each; transactions that ask the same
     * item at the same time would be in each other's way. What cannot be done together is done one by one, so that
     * nobody holds up the others.
     *
     * @param faults takes up what fails for one of them
     * @return how many were forfeited
     */
    int forfeit(List<String> registrationNos, Round round, Instant now, Faults faults) {
        OptionalInt together = together(registrationNos, round, now);
        if (together.isPresent()) {
            return together.getAsInt();
        }
        int forfeited = 0;
        for (String registrationNo : registrationNos) {
            if (faults.attempt(() -> forfeit(registrationNo, round, now), false)) {
                forfeited++;
            }
        }
        return forfeited;
    }

    /** Empty if they are to be done one by one, because something about one of them or about the round was in the way. */
    private OptionalInt together(List<String> registrationNos, Round round, Instant now) {
        if (registrationNos.isEmpty()) {
            return OptionalInt.of(0);
        }
        try {
            for (int i = 0; i < MOST_TRIES_TOGETHER; i++) {
                List<Registration> lapsed = registrations.find(registrationNos).stream()
                        .filter(registration -> lapsed(registration, round, now))
                        .toList();
                if (lapsed.isEmpty()
                        || transactions
                                .commit(writes(lapsed, round, Optional.empty(), now))
                                .isEmpty()) {
                    return OptionalInt.of(lapsed.size());
                }
            }
        } catch (RuntimeException fault) {
            // Whom it is about comes out when they are tried one by one, where it is met again; what is only about
            // doing it
            // together would be seen nowhere but here. Its text may have something of a person in it.
            LOG.warnf(
                    "%d forfeits of %s are done one by one (%s)",
                    registrationNos.size(), round.id(), fault.getClass().getSimpleName());
        }
        return OptionalInt.empty();
    }

    /** Forfeits what is incomplete after its deadline; false if it is not, or no longer, or somebody else just did. */
    boolean forfeit(String registrationNo, Round asRead, Instant now) {
        Round round = asRead;
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Registration> found = registrations.find(registrationNo);
            if (found.isEmpty() || !lapsed(found.get(), round, now)) {
                return false;
            }
            Round before = round;
            Optional<Rejection> rejection =
                    ExamDays.passingOn(last -> transactions.commit(writes(List.of(found.get()), before, last, now)));
            if (rejection.isEmpty()) {
                return true;
            }
            if (rejection.get().of(RoundTable.ROUND).isPresent()) {
                round = rounds.findNow(found.get().roundId(), found.get().siteId())
                        .orElseThrow();
            }
        }
        return false;
    }

    /** @param last why it failed before, which can tell something of one of them only where she is the only one */
    private List<Write> writes(List<Registration> lapsed, Round round, Optional<Rejection> last, Instant now) {
        List<Write> writes = new ArrayList<>(List.of(rounds.unmoved(round)));
        for (Registration registration : lapsed) {
            String label = Occasion.deadlineLabel(round.label(), registration.personalDeadline(round.closesAt()));
            writes.add(registrations.forfeit(registration, registration.closesAt(round.closesAt()), now));
            writes.addAll(days.leave(registration, last, now));
            writes.add(notices.insert(Notice.of(registration.no(), new Occasion.Forfeited(), label, now)));
        }
        return writes;
    }

    private static boolean lapsed(Registration registration, Round round, Instant now) {
        return registration.state() == RegistrationState.REGISTERED
                && !registration.missing().isEmpty()
                && !now.isBefore(registration.closesAt(round.closesAt()));
    }
}
