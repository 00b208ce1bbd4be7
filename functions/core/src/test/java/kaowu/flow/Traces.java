package kaowu.flow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import org.jboss.logmanager.formatters.PatternFormatter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Everything that a run leaves behind as text: log lines with their stack traces, items of all tables, keys of the bucket. */
final class Traces implements AutoCloseable {

    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}={0,2}");

    private static final PatternFormatter WITH_STACK_TRACE = new PatternFormatter("%s%n%e");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger house = Logger.getLogger("kaowu");
    private final Level levelBefore = root.getLevel();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(WITH_STACK_TRACE.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Listens to what the deployed functions would log, and to all that our own classes could. */
    Traces() {
        root.setLevel(Level.INFO);
        house.setLevel(Level.ALL);
        root.addHandler(ear);
    }

    @Override
    public void close() {
        root.removeHandler(ear);
        root.setLevel(levelBefore);
        house.setLevel(null);
    }

    List<String> logged() {
        return List.copyOf(lines);
    }

    static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Every item of every table, with what is inside base 64 and binary attributes read as text. */
    static List<String> stored() {
        List<String> texts = new ArrayList<>();
        Stored.everything().forEach((table, items) -> items.forEach(item -> texts.add(table + " " + text(item))));
        return texts;
    }

    private static String text(Map<String, AttributeValue> item) {
        StringBuilder text = new StringBuilder();
        item.forEach((name, value) ->
                text.append(name).append('=').append(text(value)).append('\n'));
        return text.toString();
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s() + decoded(value.s());
            case B ->
                value.b().asString(StandardCharsets.ISO_8859_1)
                        + new String(value.b().asByteArray(), StandardCharsets.UTF_8);
            case M -> text(value.m());
            case L -> String.join("\n", value.l().stream().map(Traces::text).toList());
            default -> value.toString();
        };
    }

    private static String decoded(String text) {
        StringBuilder inside = new StringBuilder();
        Matcher found = BASE_64.matcher(text);
        while (found.find()) {
            String plain = found.group().replace('-', '+').replace('_', '/').replace("=", "");
            byte[] bytes = Base64.getDecoder().decode(plain.substring(0, plain.length() - plain.length() % 4));
            inside.append('\n').append(new String(bytes, StandardCharsets.UTF_8));
        }
        return inside.toString();
    }

    /** Keys of all objects in the bucket. */
    static List<String> keys() {
        try (S3Client s3 = Buckets.client(Servers.servers().s3())) {
            return s3.listObjectsV2Paginator(list -> list.bucket(LocalCloud.BUCKET)).contents().stream()
                    .map(object -> object.key())
                    .toList();
        }
    }
}
