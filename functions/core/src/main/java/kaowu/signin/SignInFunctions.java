package kaowu.signin;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.RegistrationState;
import org.jspecify.annotations.Nullable;

/** Lets a candidate in by the phone that she left. */
public class SignInFunctions {

    private final CodeSending sending;
    private final SigningIn signingIn;
    private final InstantSource clock;

    SignInFunctions(CodeSending sending, SigningIn signingIn, InstantSource clock) {
        this.sending = sending;
        this.signingIn = signingIn;
        this.clock = clock;
    }

    /**
     * @param phone as in {@code register}
     * @param address network address of the caller, if it is known
     */
    public record SendCodeRequest(String phone, @Nullable String address) {

        /** Without a field: it may end up in a log. */
        @Override
        public String toString() {
            return "SendCodeRequest";
        }
    }

    /**
     * @param expiresAt first instant at which the code no longer works
     * @param resendAt first instant at which another one may be asked for
     */
    public record CodeSent(OffsetDateTime expiresAt, OffsetDateTime resendAt) {}

    /** Sends a one-time code, if somebody registered with that phone; the answer is the same if nobody did. */
    @Funq
    public Answer<CodeSent> sendSignInCode(Call<SendCodeRequest> call) {
        return call.answer(request -> sending.send(request, now()));
    }

    /** @param code the six digits that were sent */
    public record SignInRequest(
            String phone, String code, @Nullable String address) {

        /** Without a field: it may end up in a log. */
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    /** @param registrations the newest first */
    public record SignedIn(List<Opened> registrations) {}

    /**
     * A registration with what opens it.
     *
     * @param accessCode a fresh one, shown here once and never again; the newest three of a registration work
     * @param closesAt first instant that no longer counts for her
     */
    public record Opened(
            String registrationNo,
            String accessCode,
            String roundId,
            String siteId,
            String occupation,
            int level,
            RegistrationState state,
            OffsetDateTime closesAt) {

        /** Without the access code: it may end up in a log. */
        @Override
        public String toString() {
            return "Opened[" + registrationNo + "]";
        }
    }

    /** Takes the one-time code and hands out a fresh access code for each registration of the phone. */
    @Funq
    public Answer<SignedIn> signIn(Call<SignInRequest> call) {
        return call.answer(request -> signingIn.signIn(request, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
