package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kaowu.lambda.Scene.Access;
import kaowu.servers.Tables;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@QuarkusTest
@WithTestResource(Servers.class)
class FaultTest {

    @Inject
    Scene scene;

    @Inject
    Console console;

    @Inject
    TestClock clock;

    private final Lines lines = new Lines();

    /** What is logged, as text with its stack trace. */
    private static final class Lines extends Handler {

        private final List<String> taken = new CopyOnWriteArrayList<>();
        private final PatternFormatter text = new PatternFormatter("%p %c %s%e");

        @Override
        public void publish(LogRecord line) {
            taken.add(text.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void begin() {
        clock.set(TestClock.START);
        scene.prepare();
        Logger.getLogger("").addHandler(lines);
    }

    @AfterEach
    void end() {
        Logger.getLogger("").removeHandler(lines);
    }

    @Test
    void leavesTheFunctionAndIsLoggedWithoutWhatWasAskedFor() {
        Access registered = scene.registered();
        breakItem(registered.no());
        Response reply =
                console.post("lookUp", registered.in(Event.of("lookUp.json")).text());
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(console.read(reply.asString()).path("errorType").asText()).contains("Exception");
        assertThat(lines.taken).anyMatch(line -> line.startsWith("ERROR") && line.contains("\tat kaowu."));
        assertThat(lines.taken).noneMatch(line -> line.contains(registered.code()));
    }

    @Test
    void ofOneRecordIsLoggedWithItsSequenceNumber() {
        console.call("settleClosed", Event.of("settleClosed.json").text().replace("\"siteId\"", "\"site\""));
        assertThat(lines.taken)
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("4421584500000000017450439091", "no siteId");
    }

    @Test
    void isNotWhatMalformedInputIs() {
        String documentNo = "\"documentNo\": 510104199001019013";
        String wrong = Event.of("register.json").text().replaceFirst("\"documentNo\": \"[^\"]+\"", documentNo);
        assertThat(console.call("register", wrong).toString())
                .contains("REFUSED", "MALFORMED_FIELD")
                .doesNotContain("510104199001019013");
        assertThat(console.call("register", "[]").toString()).contains("NOT_AN_OBJECT");
        assertThat(lines.taken).isEmpty();
    }

    /** Leaves of a registration nothing but its key. */
    private static void breakItem(String registrationNo) {
        try (var dynamoDb = Tables.client(Servers.running().servers().dynamoDb())) {
            dynamoDb.putItem(put -> put.tableName("kaowu-registrations")
                    .item(Map.of("registrationNo", AttributeValue.fromS(registrationNo))));
        }
    }
}
