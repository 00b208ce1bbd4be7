package kaowu.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kaowu.attempt.AttemptTable;
import kaowu.attempt.Counted;
import kaowu.attempt.Limit;
import kaowu.candidate.Candidate;
import kaowu.candidate.IdentityVault;
import kaowu.candidate.IdentityVault.Kind;
import kaowu.door.Result;
import kaowu.door.Until;
import kaowu.registration.AccessCode;
import kaowu.registration.AccessTable;
import kaowu.registration.Registration;
import kaowu.schedule.Round;
import kaowu.schedule.RoundTable;
import kaowu.signin.SignInCodeTable.Code;
import kaowu.signin.SignInFunctions.Opened;
import kaowu.signin.SignInFunctions.SignInRequest;
import kaowu.signin.SignInFunctions.SignedIn;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;

/**
 * Redeems one-time codes: the code is used up, and a fresh access code added to each registration of the phone, in one transaction.
 * A code that is wrong, too old, used up, or was never sent is refused alike.
 */
@ApplicationScoped
class SigningIn {

    private static final int MOST_TRIES = 5;

    private final AccessTable access;
    private final AttemptTable attempts;
    private final SignInCodeTable codes;
    private final RoundTable rounds;
    private final Transactions transactions;
    private final IdentityVault vault;
    private final SignInSettings settings;

    SigningIn(
            AccessTable access,
            AttemptTable attempts,
            SignInCodeTable codes,
            RoundTable rounds,
            Transactions transactions,
            IdentityVault vault,
            SignInSettings settings) {
        this.access = access;
        this.attempts = attempts;
        this.codes = codes;
        this.rounds = rounds;
        this.transactions = transactions;
        this.vault = vault;
        this.settings = settings;
    }

    Result<SignedIn> signIn(SignInRequest request, Instant now) {
        return Candidate.mobile(request.phone())
                .map(phone -> signIn(vault.fingerprint(Kind.PHONE, phone), request, now))
                .orElseGet(() -> Result.refused("PHONE_INVALID", "phone"));
    }

    private Result<SignedIn> signIn(String phone, SignInRequest request, Instant now) {
        Optional<Instant> free = tooMany(request.address(), now);
        if (free.isPresent()) {
            return Result.refused("TOO_MANY_REQUESTS", "phone", new Until(free.get()));
        }
        String typed = vault.fingerprint(Kind.SIGN_IN_CODE, phone + ":" + OneTimeCode.typed(request.code()));
        return codes.tried(phone, settings.tries(), now)
                .filter(code -> same(code.hash(), typed))
                .map(this::redeem)
                .orElseGet(SigningIn::wrong);
    }

    private Optional<Instant> tooMany(@Nullable String address, Instant now) {
        return address == null
                ? Optional.empty()
                : attempts.count(
                        List.of(new Counted(
                                "sign-in/" + vault.fingerprint(Kind.NETWORK_ADDRESS, address),
                                List.of(new Limit(settings.perAddress(), settings.window())))),
                        now);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Result<SignedIn> wrong() {
        return Result.refused("CODE_WRONG", "code");
    }

    private record Fresh(Registration registration, String accessCode) {}

    private Result<SignedIn> redeem(Code code) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            List<Fresh> all = access.newestOf(code.phone(), settings.registrations()).stream()
                    .filter(registration -> reached(registration, code))
                    .map(registration -> new Fresh(registration, AccessCode.next()))
                    .toList();
            if (all.isEmpty()) {
                return wrong();
            }
            List<Write> writes = new ArrayList<>(List.of(codes.redeem(code)));
            for (Fresh fresh : all) {
                writes.add(access.admit(fresh.registration(), fresh.accessCode()));
                writes.add(
                        attempts.forget(AccessTable.subject(fresh.registration().no())));
            }
            Optional<Rejection> rejection = transactions.commit(writes);
            if (rejection.isEmpty()) {
                return Result.done(new SignedIn(opened(all)));
            } else if (rejection.get().of(SignInCodeTable.CODE).isPresent()) {
                return wrong();
            }
        }
        throw new IllegalStateException("the access codes of a phone's registrations keep changing");
    }

    /**
     * Whether who got the code may open it. A code that went to the phone opens all that the phone registered. One that went by
     * e-mail only proves the address: anybody can register with her own address and somebody else's phone.
     */
    private boolean reached(Registration registration, Code code) {
        if (code.sentTo().equals(code.phone())) {
            return true;
        }
        String email = vault.open(registration.sealed(), registration.no()).email();
        return email != null && code.sentTo().equals(vault.fingerprint(Kind.EMAIL, email.toLowerCase(Locale.ROOT)));
    }

    private List<Opened> opened(List<Fresh> all) {
        Map<IntakeKey, Round> known = new HashMap<>();
        return all.stream()
                .map(fresh -> {
                    Registration registration = fresh.registration();
                    Round round = known.computeIfAbsent(
                            new IntakeKey(registration.roundId(), registration.siteId()), this::round);
                    return new Opened(
                            registration.no(),
                            fresh.accessCode(),
                            round.id(),
                            registration.siteId(),
                            registration.occupation(),
                            registration.level(),
                            registration.state(),
                            round.local(registration.deadlineThatCounts(round.closesAt())));
                })
                .toList();
    }

    /** A site in a round. */
    private record IntakeKey(String roundId, String siteId) {}

    private Round round(IntakeKey at) {
        return rounds.find(at.roundId(), at.siteId())
                .orElseThrow(() -> new IllegalStateException("no round " + at.roundId()));
    }
}
