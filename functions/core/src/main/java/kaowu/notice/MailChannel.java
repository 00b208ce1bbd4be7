package kaowu.notice;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kaowu.candidate.Contact;

/** E-mail by SMTP. */
@ApplicationScoped
class MailChannel implements Channel {

    /** A server that does not answer holds a run up for so long at most; the notice is tried again later. */
    private static final long PATIENCE_SECONDS = 20;

    private final ReactiveMailer mailer;
    private final InstantSource clock;

    /**
     * All mail is sent from this one. The mail client sets up a connection's handlers only after it is connected; when two threads
     * take part in that, the server's greeting may come in between and is lost, and with it the mail until its time-out.
     */
    private final Context thread;

    MailChannel(ReactiveMailer mailer, Vertx vertx, InstantSource clock) {
        this.mailer = mailer;
        this.thread = vertx.getOrCreateContext();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "EMAIL";
    }

    @Override
    public Optional<String> address(Contact contact) {
        return contact.email();
    }

    @Override
    public String send(Message message) throws Undelivered {
        String id = "<" + message.id() + "@kaowu>";
        Mail mail = Mail.withText(message.to(), message.subject(), message.text())
                .addHeader("Message-ID", id)
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        thread.runOnContext(nothing -> mailer.send(mail).subscribe().with(sent::complete, sent::completeExceptionally));
        try {
            sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return id;
        } catch (ExecutionException refused) {
            throw new Undelivered(refused.getCause() == null ? refused : refused.getCause(), true);
        } catch (TimeoutException silent) {
            throw new Undelivered(silent, true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Undelivered(interrupted, true);
        }
    }

    /** Two mails with one Message-ID are one mail (RFC 5322, 3.6.4). */
    @Override
    public boolean repeatable() {
        return true;
    }
}
