package kaowu.local;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What mail server and text-message gateway took. A mail that was sent again under the same Message-ID is one mail. */
@ApplicationScoped
class Outbox {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final LocalSystem system;

    Outbox(LocalSystem system) {
        this.system = system;
    }

    /** @param at by the clock of the local system */
    public record Sent(String to, String channel, String subject, String text, OffsetDateTime at, String messageId) {}

    List<Sent> all() {
        Stream<Sent> mails = system.servers().mailbox().stream()
                .map(mail -> new Sent(
                        mail.to(),
                        "EMAIL",
                        mail.subject(),
                        mail.text(),
                        mail.date().atZone(OFFICE).toOffsetDateTime(),
                        mail.messageId()));
        Stream<Sent> messages = system.sms().taken().stream()
                .map(sms -> new Sent(
                        sms.to(), "SMS", "", sms.text(), sms.at().atZone(OFFICE).toOffsetDateTime(), sms.messageId()));
        Set<String> seen = new HashSet<>();
        return Stream.concat(mails, messages)
                .sorted(Comparator.comparing(Sent::at))
                .filter(sent -> seen.add(sent.messageId()))
                .toList();
    }
}
