package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kaowu.candidate.IdentityVault;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.schedule.RoundView;

/** The dates of a registration, for whoever holds the key of its calendar; nothing that tells whose it is. */
@ApplicationScoped
public class Dates {

    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final IdentityVault vault;
    private final InstantSource clock;

    Dates(RegistrationTable registrations, RoundTable rounds, IdentityVault vault, InstantSource clock) {
        this.registrations = registrations;
        this.rounds = rounds;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param closesAt first instant that no longer counts for her
     * @param live whether she is still to come to the exams
     */
    public record Dated(String registrationNo, String occupation, Instant closesAt, boolean live, RoundView round) {}

    /** Empty for an unknown number and for a wrong key alike. */
    public Optional<Dated> of(String registrationNo, String calendarKey) {
        return registrations
                .findTyped(registrationNo)
                .filter(registration -> vault.opensCalendar(calendarKey, registration.no()))
                .flatMap(registration -> rounds.find(registration.roundId(), registration.siteId())
                        .map(round -> dated(registration, round)));
    }

    private Dated dated(Registration registration, Round round) {
        return new Dated(
                registration.no(),
                registration.occupation(),
                registration.deadlineThatCounts(round.closesAt()),
                registration.live(),
                round.view(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
