package kaowu.notice;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import kaowu.candidate.Candidate;

/** E-mail by SMTP. */
@ApplicationScoped
class MailChannel implements Channel {

    private final Mailer mailer;
    private final InstantSource clock;

    MailChannel(Mailer mailer, InstantSource clock) {
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "EMAIL";
    }

    @Override
    public Optional<String> address(Candidate candidate) {
        return Optional.ofNullable(candidate.email());
    }

    @Override
    @SuppressWarnings("IllegalCatch")
    public String send(Message message) throws Undelivered {
        String id = "<" + message.id() + "@kaowu>";
        try {
            mailer.send(Mail.withText(message.to(), message.subject(), message.text())
                    .addHeader("Message-ID", id)
                    .addHeader(
                            "Date",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    clock.instant().atOffset(ZoneOffset.UTC))));
            return id;
        } catch (RuntimeException fault) {
            throw new Undelivered(fault, true);
        }
    }

    /** Two mails with one Message-ID are one mail (RFC 5322, 3.6.4). */
    @Override
    public boolean repeatable() {
        return true;
    }
}
