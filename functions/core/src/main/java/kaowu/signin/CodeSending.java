package kaowu.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import kaowu.door.Result;
import kaowu.signin.SignInFunctions.CodeSent;
import kaowu.signin.SignInFunctions.SendCodeRequest;

/** Sends one-time codes. */
@ApplicationScoped
class CodeSending {

    Result<CodeSent> send(SendCodeRequest request, Instant now) {
        throw new UnsupportedOperationException("not yet: " + request + now);
    }
}
