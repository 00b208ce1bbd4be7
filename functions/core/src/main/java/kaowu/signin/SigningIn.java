package kaowu.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import kaowu.door.Result;
import kaowu.signin.SignInFunctions.SignInRequest;
import kaowu.signin.SignInFunctions.SignedIn;

/** Redeems one-time codes. */
@ApplicationScoped
class SigningIn {

    Result<SignedIn> signIn(SignInRequest request, Instant now) {
        throw new UnsupportedOperationException("not yet: " + request + now);
    }
}
