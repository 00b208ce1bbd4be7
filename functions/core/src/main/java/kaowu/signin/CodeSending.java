package kaowu.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaowu.attempt.AttemptTable;
import kaowu.attempt.Counted;
import kaowu.attempt.Limit;
import kaowu.candidate.Candidate;
import kaowu.candidate.IdentityVault;
import kaowu.candidate.IdentityVault.Kind;
import kaowu.door.Result;
import kaowu.door.Until;
import kaowu.door.Words;
import kaowu.notice.Courier;
import kaowu.registration.AccessTable;
import kaowu.registration.Registration;
import kaowu.signin.SignInCodeTable.Code;
import kaowu.signin.SignInFunctions.CodeSent;
import kaowu.signin.SignInFunctions.SendCodeRequest;

/**
 * Sends one-time codes, within limits for each phone and network address. For a phone that nobody registered with the same is
 * counted and written, and only nothing sent.
 */
@ApplicationScoped
class CodeSending {

    private final AccessTable access;
    private final AttemptTable attempts;
    private final SignInCodeTable codes;
    private final Courier courier;
    private final IdentityVault vault;
    private final SignInSettings settings;

    CodeSending(
            AccessTable access,
            AttemptTable attempts,
            SignInCodeTable codes,
            Courier courier,
            IdentityVault vault,
            SignInSettings settings) {
        this.access = access;
        this.attempts = attempts;
        this.codes = codes;
        this.courier = courier;
        this.vault = vault;
        this.settings = settings;
    }

    Result<CodeSent> send(SendCodeRequest request, Instant now) {
        return Candidate.mobile(request.phone())
                .map(phone -> send(vault.fingerprint(Kind.PHONE, phone), request, now))
                .orElseGet(() -> Result.refused("PHONE_INVALID", "phone"));
    }

    private Result<CodeSent> send(String phone, SendCodeRequest request, Instant now) {
        Optional<Registration> newest = access.newestOf(phone, 1).stream().findFirst();
        Optional<Courier.Route> route = newest.map(registration -> vault.open(registration.sealed(), registration.no()))
                .flatMap(courier::toPhoneIfPossible);
        String digits = OneTimeCode.next();
        String sentTo = route.filter(way -> !way.toPhone())
                .map(way -> vault.fingerprint(Kind.EMAIL, way.to().toLowerCase(Locale.ROOT)))
                .orElse(phone);
        Code code = new Code(phone, vault.fingerprint(Kind.SIGN_IN_CODE, phone + ":" + digits), sentTo);
        Instant endsAt = now.plus(settings.codeValid());
        Optional<Instant> free = attempts.count(limits(phone, request), now, codes.put(code, endsAt));
        if (free.isPresent()) {
            return Result.refused("TOO_MANY_REQUESTS", "phone", new Until(free.get()));
        }
        route.ifPresent(way -> carry(way, Words.in(newest.orElseThrow().lang()), digits));
        return Result.done(new CodeSent(new Until(endsAt).exactly(), new Until(now.plus(settings.pause())).exactly()));
    }

    private List<Counted> limits(String phone, SendCodeRequest request) {
        List<Counted> limits = new ArrayList<>();
        limits.add(new Counted(
                "sent-to/" + phone,
                List.of(new Limit(1, settings.pause()), new Limit(settings.perPhone(), settings.window()))));
        if (request.address() != null) {
            limits.add(new Counted(
                    "sent-for/" + vault.fingerprint(Kind.NETWORK_ADDRESS, request.address()),
                    List.of(new Limit(settings.perAddress(), settings.window()))));
        }
        return limits;
    }

    private void carry(Courier.Route route, Words words, String digits) {
        List<Object> facts = List.of(digits, settings.codeValid().toMinutes());
        courier.carry(route, words.sentence("SIGN_IN_CODE_SUBJECT"), words.sentence("SIGN_IN_CODE", facts));
    }
}
