package kaowu.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import kaowu.candidate.IdentityVault;
import kaowu.candidate.IdentityVault.Kind;
import kaowu.door.Result;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RequestTable.Request;
import kaowu.table.Rejection;
import kaowu.table.Transactions;
import kaowu.table.Write;

/**
 * Lets a registration be asked for again by whoever did not hear the answer: under the same idempotency key the same request gets
 * the same answer. It is remembered in the transaction that registers, so there is never one without the other.
 */
@ApplicationScoped
class Repetition {

    private static final String VISIBLE_ASCII = "[!-~]{1," + RegisterRequest.LONGEST_KEY + "}";

    private final RequestTable requests;
    private final Transactions transactions;
    private final IdentityVault vault;
    private final ObjectMapper json;
    private final RequestSettings settings;

    Repetition(
            RequestTable requests,
            Transactions transactions,
            IdentityVault vault,
            ObjectMapper json,
            RequestSettings settings) {
        this.requests = requests;
        this.transactions = transactions;
        this.vault = vault;
        this.json = json;
        this.settings = settings;
    }

    /** The reply as it lies in the table: text, so that an offset is read as it was written. */
    private record Kept(String registrationNo, String accessCode, String closesAt, List<String> missing) {}

    /** What a request with this key has been answered; empty if it has not, or has no key. */
    Optional<Result<Registered>> answered(RegisterRequest request, Instant now) {
        String key = request.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        } else if (!key.matches(VISIBLE_ASCII)) {
            return Optional.of(Result.refused("IDEMPOTENCY_KEY_INVALID", "idempotencyKey"));
        }
        return requests.find(fingerprint(key), now).map(earlier -> answer(request, earlier));
    }

    /** The write that remembers the answer, for a request with a key. */
    Optional<Write> remember(RegisterRequest request, Registered answer, Instant now) {
        return Optional.ofNullable(request.idempotencyKey())
                .map(this::fingerprint)
                .map(key -> {
                    Request done =
                            new Request(key, fingerprint(request), vault.sealText(asJson(kept(answer)), boundTo(key)));
                    return requests.insert(done, now.plus(settings.remembered()), now);
                });
    }

    /** What the request that was in the way of this one has been answered. */
    Optional<Result<Registered>> answered(RegisterRequest request, Rejection rejection) {
        return rejection.of(RequestTable.REQUEST).map(RequestTable::read).map(earlier -> answer(request, earlier));
    }

    /**
     * What has been answered after all: a request that is refused for want of what the very same request has taken at this moment
     * may see that before it sees the answer.
     */
    Optional<Result<Registered>> answeredMeanwhile(RegisterRequest request, Instant now) {
        return Optional.ofNullable(request.idempotencyKey())
                .flatMap(key -> transactions.commit(List.of(requests.absent(fingerprint(key), now))))
                .flatMap(rejection -> answered(request, rejection));
    }

    private Result<Registered> answer(RegisterRequest request, Request earlier) {
        if (!earlier.fingerprint().equals(fingerprint(request))) {
            return Result.refused("IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
        }
        Kept kept = read(vault.openText(earlier.reply(), boundTo(earlier.key())));
        return Result.done(new Registered(
                kept.registrationNo(), kept.accessCode(), OffsetDateTime.parse(kept.closesAt()), kept.missing()));
    }

    /** Even the key is not stored as it is: callers take for it what they have at hand. */
    private String fingerprint(String key) {
        return vault.fingerprint(Kind.IDEMPOTENCY_KEY, key);
    }

    /** It holds a document number, which a plain hash would give away. */
    private String fingerprint(RegisterRequest request) {
        return vault.fingerprint(
                Kind.REQUEST,
                asJson(new RegisterRequest(
                        request.roundId(),
                        request.siteId(),
                        request.occupation(),
                        request.level(),
                        request.candidate(),
                        request.condition(),
                        null)));
    }

    private static String boundTo(String key) {
        return "request/" + key;
    }

    private static Kept kept(Registered answer) {
        return new Kept(
                answer.registrationNo(), answer.accessCode(), answer.closesAt().toString(), answer.missing());
    }

    private String asJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw withoutText(fault);
        }
    }

    private Kept read(String text) {
        try {
            return json.readValue(text, Kept.class);
        } catch (JsonProcessingException fault) {
            throw withoutText(fault);
        }
    }

    /** Its own text quotes what it failed on. */
    private static IllegalStateException withoutText(JsonProcessingException fault) {
        return new IllegalStateException(
                "a request cannot be remembered: " + fault.getClass().getSimpleName());
    }
}
