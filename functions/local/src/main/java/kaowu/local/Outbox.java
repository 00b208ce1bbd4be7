package kaowu.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What mail server and text-message gateway took, also in earlier runs. A mail that was sent again under the same Message-ID is
 * one mail.
 */
@ApplicationScoped
class Outbox {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final LocalSystem system;
    private final ObjectMapper json;
    private final Path file;
    private final Map<String, Sent> kept = new LinkedHashMap<>();

    Outbox(LocalSystem system, ObjectMapper json) {
        this.system = system;
        this.json = json;
        this.file = system.options().data().resolve("outbox.jsonl");
    }

    /** @param at by the clock of the local system, to the second */
    public record Sent(String to, String channel, String subject, String text, OffsetDateTime at, String messageId) {

        /** Jackson reads every time as one of UTC. */
        private Sent inTheOffice() {
            return new Sent(to, channel, subject, text, second(at.toInstant()), messageId);
        }
    }

    /** Everything that was sent, the oldest first. */
    synchronized List<Sent> all() {
        keep();
        return kept.values().stream().sorted(Comparator.comparing(Sent::at)).toList();
    }

    /** Writes down what is new, for later runs. */
    synchronized void keep() {
        try {
            if (kept.isEmpty() && Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    Sent sent = json.readValue(line, Sent.class);
                    kept.put(sent.messageId(), sent.inTheOffice());
                }
            }
            List<String> lines = new ArrayList<>();
            for (Sent sent : taken()) {
                if (kept.putIfAbsent(sent.messageId(), sent) == null) {
                    lines.add(json.writeValueAsString(sent));
                }
            }
            if (!lines.isEmpty()) {
                Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<Sent> taken() {
        Stream<Sent> mails = system.cloud().servers().mailbox().stream()
                .map(mail -> new Sent(
                        mail.to(), "EMAIL", mail.subject(), mail.text(), second(mail.date()), mail.messageId()));
        Stream<Sent> messages = system.cloud().sms().taken().stream()
                .map(sms -> new Sent(sms.to(), "SMS", "", sms.text(), second(sms.at()), sms.messageId()));
        return Stream.concat(mails, messages).toList();
    }

    /** The date of a mail has no parts of a second, so nothing else has either. */
    private static OffsetDateTime second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(OFFICE).toOffsetDateTime();
    }
}
