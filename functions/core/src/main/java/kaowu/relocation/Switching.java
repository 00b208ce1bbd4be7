package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.registration.Registration;
import kaowu.schedule.Round;
import kaowu.schedule.RoundState;

/** Another round that somebody chooses herself, because hers has moved to a day on which she cannot come. */
@ApplicationScoped
public class Switching {

    private final Destinations destinations;
    private final Relocating relocating;

    Switching(Destinations destinations, Relocating relocating) {
        this.destinations = destinations;
        this.relocating = relocating;
    }

    /**
     * Moves her to a round that takes registrations, as far as its places go.
     *
     * @return empty if it is done
     */
    public Optional<Refusal> change(Registration registration, String roundId, String siteId, Instant now) {
        if (roundId.equals(registration.roundId())) {
            return Optional.of(Refusal.of("SAME_ROUND", "roundId", roundId));
        }
        Result<Destination> found = destinations.find(roundId, siteId, "roundId", "siteId", now);
        if (found instanceof Result.Refused<Destination> refused) {
            return refused.refusals().stream().findFirst();
        }
        Destination to = ((Result.Done<Destination>) found).value();
        return notOpen(to.round(), now)
                .or(() ->
                        relocating.relocate(registration, new Relocating.Order(to, "siteId", "", now, List.of()), now));
    }

    private static Optional<Refusal> notOpen(Round round, Instant now) {
        RoundState state = round.state(now);
        if (state == RoundState.UPCOMING) {
            return Optional.of(Refusal.of("NOT_YET_OPEN", "roundId", round.wall(round.opensAt())));
        } else if (state == RoundState.CLOSED) {
            return Optional.of(Refusal.of("CLOSED", "roundId", round.wall(round.closesAt())));
        }
        return Optional.empty();
    }
}
