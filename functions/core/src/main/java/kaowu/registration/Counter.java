package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
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
import kaowu.table.Rejection;
import kaowu.table.Write;

/** Where a candidate asks after her registration and takes it back. */
@ApplicationScoped
public class Counter {

    private static final int MOST_TRIES = 3;

    private final Gate gate;
    private final Views views;
    private final RegistrationTable registrations;
    private final ExamDays days;
    private final IntakeTable intakes;
    private final IdentityVault vault;

    Counter(
            Gate gate,
            Views views,
            RegistrationTable registrations,
            ExamDays days,
            IntakeTable intakes,
            IdentityVault vault) {
        this.gate = gate;
        this.views = views;
        this.registrations = registrations;
        this.days = days;
        this.intakes = intakes;
        this.vault = vault;
    }

    Result<RegistrationReply> lookUp(LookUpRequest request, Words words, Instant now) {
        return gate.glance(request.registrationNo(), request.accessCode(), now)
                .then(registration ->
                        Result.done(new RegistrationReply(views.of(registration, gate.round(registration), words))));
    }

    /** The registration that number and code open. */
    public Result<Registration> open(String registrationNo, String accessCode, Instant now) {
        return gate.open(registrationNo, accessCode, now);
    }

    /** A registration as it is now, wherever it has come to. */
    public RegistrationView show(String registrationNo, Words words) {
        Registration fresh = registrations.find(registrationNo).orElseThrow();
        return views.of(fresh, gate.round(fresh), words);
    }

    /** That she takes it back, whatever the deadline: for when it was not she who changed her mind. */
    public Write withdrawal(Registration registration, Instant now) {
        return registrations.withdraw(registration, vault.sealText("", registration.no()), now);
    }

    Result<RegistrationReply> withdraw(WithdrawRequest request, Words words, Instant now) {
        String reason = request.reason() == null ? "" : request.reason().strip();
        return gate.open(request.registrationNo(), request.accessCode(), now)
                .then(registration -> withdraw(registration, reason, words, now));
    }

    /** Her exam day may move while she withdraws, or she may be moved herself; then it is the new place that she leaves. */
    private Result<RegistrationReply> withdraw(Registration asRead, String reason, Words words, Instant now) {
        Registration registration = asRead;
        Round round = gate.round(registration);
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Refusal> shut = gate.shut(registration, round, now);
            if (shut.isPresent()) {
                return Result.refused(List.of(shut.get()));
            }
            Optional<Rejection> rejection = write(registration, round, reason, now);
            if (rejection.isEmpty()) {
                return Result.done(new RegistrationReply(
                        views.of(registrations.find(registration.no()).orElse(registration), round, words)));
            }
            Registration fresh = registrations.find(registration.no()).orElseThrow();
            boolean asBefore = fresh.exam().equals(registration.exam()) && fresh.moves() == registration.moves();
            if (asBefore && rejection.get().of(IntakeTable.GATE).isPresent()) {
                return Result.refused(List.of(gate.explain(registration, round, now)));
            }
            registration = fresh;
            round = gate.round(registration);
        }
        return Result.refused(List.of(gate.shut(registration, round, now)
                .orElseGet(() -> Refusal.of("CHANGED_MEANWHILE", "registrationNo", asRead.no()))));
    }

    private Optional<Rejection> write(Registration registration, Round round, String reason, Instant now) {
        return ExamDays.passingOn(
                last -> gate.write(registration, round, now, writes(registration, reason, last, now)));
    }

    private List<Write> writes(Registration registration, String reason, Optional<Rejection> last, Instant now) {
        List<Write> writes = new ArrayList<>();
        writes.add(registrations.withdraw(registration, vault.sealText(reason, registration.no()), now));
        writes.add(
                registration.extendedAt(now)
                        ? intakes.giveBackAfterClosing(registration.shard())
                        : intakes.giveBack(registration.shard(), now));
        writes.addAll(days.leave(registration, last, now));
        return writes;
    }
}
