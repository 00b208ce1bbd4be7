package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaowu.attempt.AttemptTable;
import kaowu.attempt.Limit;
import kaowu.door.Result;
import kaowu.door.Until;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Opens a registration by number and access code. Wrong codes are counted for the number whether or not it exists, and lock it in
 * the same way, so nobody learns from any answer which numbers exist. A right code costs the one read that it needs anyway.
 */
@ApplicationScoped
class Doorkeeper {

    private final RegistrationTable registrations;
    private final AccessTable access;
    private final AttemptTable attempts;
    private final Transactions transactions;
    private final AccessSettings settings;

    Doorkeeper(
            RegistrationTable registrations,
            AccessTable access,
            AttemptTable attempts,
            Transactions transactions,
            AccessSettings settings) {
        this.registrations = registrations;
        this.access = access;
        this.attempts = attempts;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * As {@link #open}, but of a registration as of a moment ago, for who only looks. Whatever would be refused by that is looked at
     * again as it is now, so that a code that was just handed out opens, and a wrong one is counted.
     */
    Result<Registration> glance(String registrationNo, String accessCode, Instant now) {
        return RegistrationNo.parse(registrationNo)
                .flatMap(registrations::glance)
                .filter(seen -> seen.access().opensTo(accessCode))
                .filter(seen -> seen.access().lockedAt(now).isEmpty())
                .<Result<Registration>>map(Result::done)
                .orElseGet(() -> open(registrationNo, accessCode, now));
    }

    Result<Registration> open(String registrationNo, String accessCode, Instant now) {
        Optional<String> no = RegistrationNo.parse(registrationNo);
        Optional<Registration> found = no.flatMap(registrations::find);
        Access knows = found.map(Registration::access).orElse(Access.NONE);
        boolean opens = knows.opensTo(accessCode);
        Optional<Instant> lockedUntil = knows.lockedAt(now);
        if (lockedUntil.isPresent()) {
            return locked(lockedUntil.get());
        }
        return found.filter(registration -> opens)
                .<Result<Registration>>map(Result::done)
                // Nobody has a number whose check character is wrong, so there is nothing to guess at.
                .orElseGet(() -> no.isEmpty()
                        ? Result.refused("UNKNOWN_REGISTRATION", "registrationNo")
                        : wrong(no.get(), found, now));
    }

    private Result<Registration> wrong(String no, Optional<Registration> found, Instant now) {
        String subject = AccessTable.subject(no);
        AttemptTable.Failed failed = attempts.fail(subject, new Limit(settings.wrongCodes(), settings.window()), now);
        if (failed.lockedUntil().isPresent()) {
            return locked(failed.lockedUntil().get());
        } else if (!failed.last()) {
            return Result.refused("UNKNOWN_REGISTRATION", "registrationNo");
        }
        Instant until = now.plus(settings.lock());
        List<Write> locks = new ArrayList<>(List.of(attempts.lock(subject, until, now)));
        found.ifPresent(registration -> locks.add(access.lock(registration.no(), until)));
        // Where another attempt locked it at the same moment its lock is the one that holds.
        return locked(transactions
                .commit(locks)
                .flatMap(rejection -> rejection.of(subject))
                .flatMap(AttemptTable::lockedUntil)
                .orElse(until));
    }

    private static Result<Registration> locked(Instant until) {
        return Result.refused("LOCKED", "registrationNo", new Until(until));
    }
}
