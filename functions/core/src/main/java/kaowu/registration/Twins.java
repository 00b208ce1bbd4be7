package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kaowu.registration.PlacementTable.Holder;
import kaowu.schedule.Round;
import kaowu.table.Write;

/**
 * One person in one round. As long as a round has the same exam day everywhere, and everybody in it has been brought to it, the guard
 * of that day sees to it; where single sites have dates of their own it does not, and she might register at two of them.
 */
@ApplicationScoped
public class Twins {

    private final PlacementTable placements;
    private final RegistrationTable registrations;

    Twins(PlacementTable placements, RegistrationTable registrations) {
        this.placements = placements;
        this.registrations = registrations;
    }

    /** Whether another registration of hers is live in a round. */
    public boolean elsewhere(String person, String roundId, String registrationNo) {
        return placements.of(person, roundId).stream()
                .map(Holder::registrationNo)
                .filter(no -> !no.equals(registrationNo))
                .anyMatch(no -> live(no, roundId));
    }

    private boolean live(String registrationNo, String roundId) {
        return registrations
                .find(registrationNo)
                .filter(other -> other.live() && other.roundId().equals(roundId))
                .isPresent();
    }

    /** What is written beside a new registration for it, where the day does not do. */
    List<Write> guard(Registration registration, Round round) {
        if (!apart(round)) {
            return List.of();
        }
        List<String> stale = placements.of(registration.person(), round.id()).stream()
                .map(Holder::registrationNo)
                .filter(no -> !live(no, round.id()))
                .distinct()
                .toList();
        return List.of(placements.alone(registration, stale));
    }

    /** Whether somebody of the round may have another exam day than whoever registers for it now. */
    boolean possible(Round round) {
        return round.version() > 1 || apart(round);
    }

    /** Whether not all sites of a round have its exam day. */
    private boolean apart(Round round) {
        return round.extent().siteId().isPresent() || !round.extent().apart().isEmpty();
    }
}
