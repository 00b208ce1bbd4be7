package kaowu.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The SMTP server, and in whose name mail goes out. */
@ConfigMapping(prefix = "kaowu.mail")
interface MailSettings {

    @WithDefault("localhost")
    String host();

    @WithDefault("587")
    int port();

    /** Whether a connection is encrypted before anything is said on it. */
    @WithDefault("OPTIONAL")
    StartTls startTls();

    /** Without a user's name no one logs in. */
    Optional<String> username();

    Optional<String> password();

    /** Sender, either an address alone or {@code name <address>}. */
    @WithDefault("noreply@kaowu.example")
    String from();

    /** What is done about STARTTLS (RFC 3207). */
    enum StartTls {
        /** Nothing. */
        DISABLED,
        /** It is used where the server offers it. */
        OPTIONAL,
        /** Nothing is sent without it. */
        REQUIRED
    }
}
