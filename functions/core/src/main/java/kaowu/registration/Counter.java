package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaowu.candidate.IdentityVault;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.registration.RegistrationFunctions.LookUpRequest;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationFunctions.WithdrawRequest;
import kaowu.schedule.Round;

/** Where a candidate asks after her registration and takes it back. */
@ApplicationScoped
class Counter {

    private final Gate gate;
    private final Views views;
    private final RegistrationTable registrations;
    private final PlacementTable placements;
    private final IntakeTable intakes;
    private final IdentityVault vault;

    Counter(
            Gate gate,
            Views views,
            RegistrationTable registrations,
            PlacementTable placements,
            IntakeTable intakes,
            IdentityVault vault) {
        this.gate = gate;
        this.views = views;
        this.registrations = registrations;
        this.placements = placements;
        this.intakes = intakes;
        this.vault = vault;
    }

    Result<RegistrationReply> lookUp(LookUpRequest request, Words words, Instant now) {
        return gate.glance(request.registrationNo(), request.accessCode(), now)
                .then(registration ->
                        Result.done(new RegistrationReply(views.of(registration, gate.round(registration), words))));
    }

    Result<RegistrationReply> withdraw(WithdrawRequest request, Words words, Instant now) {
        String reason = request.reason() == null ? "" : request.reason().strip();
        return gate.open(request.registrationNo(), request.accessCode(), now).then(registration -> {
            Round round = gate.round(registration);
            Optional<Refusal> shut = gate.shut(registration, round, now);
            if (shut.isPresent()) {
                return Result.refused(List.of(shut.get()));
            }
            var place = registration.extendedAt(now)
                    ? intakes.giveBackAfterClosing(registration.shard())
                    : intakes.giveBack(registration.shard(), now);
            return gate.write(
                            registration,
                            round,
                            now,
                            registrations.withdraw(registration, vault.sealText(reason, registration.no()), now),
                            place,
                            placements.free(registration))
                    .map(rejection ->
                            Result.<RegistrationReply>refused(List.of(gate.explain(registration, round, now))))
                    .orElseGet(() -> Result.done(new RegistrationReply(
                            views.of(registrations.find(registration.no()).orElse(registration), round, words))));
        });
    }
}
