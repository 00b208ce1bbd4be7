package kaowu.relocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.audit.AuditTable;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.registration.Counter;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationTable;
import kaowu.relocation.RelocationFunctions.MoveOneRequest;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.site.Site;
import kaowu.site.SiteTable;
import kaowu.table.Write;

/** Another site or round for one person, instead of reopening one for all. */
@ApplicationScoped
class Exceptions {

    /**
     * How often one registration may be moved in all before an exception is no longer one; a rule of this house, and none of the
     * notice. What a whole site is moved by does count, and is not bound by it.
     */
    static final int MOST_MOVES = 3;

    private final RegistrationTable registrations;
    private final RoundTable rounds;
    private final SiteTable sites;
    private final Destinations destinations;
    private final Competence competence;
    private final Relocating relocating;
    private final Counter counter;
    private final AuditTable audit;

    Exceptions(
            RegistrationTable registrations,
            RoundTable rounds,
            SiteTable sites,
            Destinations destinations,
            Competence competence,
            Relocating relocating,
            Counter counter,
            AuditTable audit) {
        this.registrations = registrations;
        this.rounds = rounds;
        this.sites = sites;
        this.destinations = destinations;
        this.competence = competence;
        this.relocating = relocating;
        this.counter = counter;
        this.audit = audit;
    }

    Result<RegistrationReply> move(MoveOneRequest request, Words words, Instant now) {
        Optional<Registration> found = registrations.findTyped(request.registrationNo());
        if (found.isEmpty()) {
            return Result.refused("UNKNOWN_REGISTRATION", "registrationNo");
        } else if (request.roundId() == null && request.siteId() == null) {
            return Result.refused(
                    List.of(Refusal.of("SITE_OR_ROUND", "siteId"), Refusal.of("SITE_OR_ROUND", "roundId")));
        } else if (found.get().moves() >= MOST_MOVES) {
            return Result.refused("MOVED_TOO_OFTEN", "registrationNo", MOST_MOVES);
        }
        Registration registration = found.get();
        String roundId = request.roundId() == null ? registration.roundId() : request.roundId();
        String siteId = request.siteId() == null ? registration.siteId() : request.siteId();
        return destinations
                .find(roundId, siteId, "roundId", "siteId", now)
                .then(to -> move(request, registration, to, words, now));
    }

    private Result<RegistrationReply> move(
            MoveOneRequest request, Registration registration, Destination to, Words words, Instant now) {
        Round from =
                rounds.findNow(registration.roundId(), registration.siteId()).orElseThrow();
        Site site = sites.find(registration.siteId()).orElseThrow();
        boolean sameRound = from.id().equals(to.round().id());
        Optional<Refusal> problem = competence
                .problem(request.by(), List.of(site, to.site()), sameRound ? List.of() : List.of(from, to.round()))
                .or(() -> relocating.relocate(
                        registration,
                        new Relocating.Order(
                                to, "siteId", request.reason(), now, List.of(noted(request, registration, to, now))),
                        now));
        return problem.map(refusal -> Result.<RegistrationReply>refused(List.of(refusal)))
                .orElseGet(() -> Result.done(new RegistrationReply(counter.show(registration.no(), words))));
    }

    private Write noted(MoveOneRequest request, Registration registration, Destination to, Instant now) {
        return audit.change(
                "registration/" + registration.no(),
                now,
                "moveRegistration",
                request.by(),
                Map.of("round", registration.roundId(), "site", registration.siteId()),
                Map.of("round", to.round().id(), "site", to.site().id()),
                request.reason());
    }
}
