package kaowu.servers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail that the SMTP server took.
 *
 * @param date as its header says
 */
public record Mail(String to, String subject, String text, String messageId, Instant date) {

    static Mail parse(String line) {
        List<String> fields = Stream.of(line.split(" "))
                .map(field -> new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8))
                .toList();
        return new Mail(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                Instant.ofEpochMilli(Long.parseLong(fields.get(4))));
    }
}
