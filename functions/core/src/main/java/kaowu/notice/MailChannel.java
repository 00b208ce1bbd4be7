package kaowu.notice;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kaowu.candidate.Contact;
import kaowu.notice.MailSettings.StartTls;

/** E-mail by SMTP, each over a connection of its own: one that was kept would be dead when a frozen function wakes. */
@ApplicationScoped
class MailChannel implements Channel {

    /** A server that does not answer holds a run up for so long at most; the notice is tried again later. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PROTOCOL = "smtp";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final InstantSource clock;
    private final Session session;

    /** Of its own, because time-outs of a socket are for one answer: a server that gives many, each late, would be waited for. */
    private final ExecutorService threads = Executors.newCachedThreadPool(MailChannel::daemon);

    MailChannel(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Thread daemon(Runnable sending) {
        Thread thread = new Thread(sending, "mail");
        thread.setDaemon(true);
        return thread;
    }

    private static Properties properties(MailSettings settings) {
        String patience = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls() != StartTls.DISABLED));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.startTls() == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // What the server says to a farewell does not matter: it has taken the mail.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
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
        Future<?> sent = threads.submit(() -> {
            hand(mail(message, id));
            return id;
        });
        try {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
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

    private MimeMessage mail(Message message, String id) throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        InternetAddress from = new InternetAddress(settings.from());
        from.setPersonal(from.getPersonal(), UTF_8);
        mail.setFrom(from);
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to()));
        mail.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        mail.setSubject(message.subject(), UTF_8);
        mail.setText(message.text(), UTF_8);
        mail.saveChanges();
        return mail;
    }

    private void hand(MimeMessage mail) throws MessagingException {
        try (Transport server = session.getTransport(PROTOCOL)) {
            server.connect(
                    settings.host(),
                    settings.port(),
                    settings.username().orElse(null),
                    settings.password().orElse(null));
            server.sendMessage(mail, mail.getAllRecipients());
        }
    }

    /** Two mails with one Message-ID are one mail (RFC 5322, 3.6.4). */
    @Override
    public boolean repeatable() {
        return true;
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
