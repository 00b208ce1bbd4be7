package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.intake.IntakeTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.table.Rejection;
import kaowu.table.Write;

/**
 * What every write for somebody who is registered passes: her registration must be live, and before its deadline in the very
 * transaction that writes. Her own deadline is a condition on her item; the round's is one on her intake.
 */
@ApplicationScoped
class Gate {

    private final Doorkeeper doorkeeper;
    private final RegistrationTable registrations;
    private final IntakeTable intakes;
    private final RoundTable rounds;
    private final IntakeWrites intakeWrites;

    Gate(
            Doorkeeper doorkeeper,
            RegistrationTable registrations,
            IntakeTable intakes,
            RoundTable rounds,
            IntakeWrites intakeWrites) {
        this.doorkeeper = doorkeeper;
        this.registrations = registrations;
        this.intakes = intakes;
        this.rounds = rounds;
        this.intakeWrites = intakeWrites;
    }

    /** The registration that number and code open, as of a moment ago: to look at, and not to decide on. */
    Result<Registration> glance(String registrationNo, String accessCode, Instant now) {
        return doorkeeper.glance(registrationNo, accessCode, now);
    }

    /** The registration that number and code open; but for {@link #glance} there is no other way to one for a candidate. */
    Result<Registration> open(String registrationNo, String accessCode, Instant now) {
        return doorkeeper.open(registrationNo, accessCode, now);
    }

    /** Refuses what can be seen to be too late before anything is prepared; the transaction asks again. */
    Optional<Refusal> shut(Registration registration, Round round, Instant now) {
        if (registration.state() == RegistrationState.FORFEITED) {
            return Optional.of(Refusal.of(
                    "FORFEITED", "registrationNo", round.wall(registration.deadlineThatCounts(round.closesAt()))));
        } else if (registration.state() == RegistrationState.WITHDRAWN) {
            return Optional.of(Refusal.of("WITHDRAWN", "registrationNo"));
        }
        Instant closesAt = registration.closesAt(round.closesAt());
        return now.isBefore(closesAt)
                ? Optional.empty()
                : Optional.of(Refusal.of("CLOSED", "registrationNo", round.wall(closesAt)));
    }

    Round round(Registration registration) {
        return rounds.find(registration.roundId(), registration.siteId())
                .orElseThrow(() -> new IllegalStateException("no round " + registration.roundId()));
    }

    /**
     * Writes with the gate as a part of the transaction.
     *
     * @return empty if it is written
     */
    Optional<Rejection> write(Registration registration, Round round, Instant now, List<Write> writes) {
        List<Write> all = new ArrayList<>(writes);
        boolean guarded = all.stream().anyMatch(write -> write.subject().equals(IntakeTable.GATE));
        if (!registration.extendedAt(now) && !guarded) {
            all.add(intakes.stillBefore(registration.shard(), now));
        }
        return intakeWrites.commit(registration.shard(), round, now, all);
    }

    /** Why the gate let a write not pass, as far as the gate can tell: the deadline, or the state she is in by now. */
    Refusal explain(Registration registration, Round round, Instant now) {
        Registration fresh = registrations.find(registration.no()).orElse(registration);
        return shut(fresh, round, now)
                .orElseGet(() -> Refusal.of("CLOSED", "registrationNo", round.wall(fresh.closesAt(round.closesAt()))));
    }
}
