package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaowu.lambda.Scene.Access;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.ledger.Recipient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class StreamFunctionsTest {

    private static final String CLOSED = "2020-05-30T00:00:05+08:00";

    @Inject
    Scene scene;

    @Inject
    Console console;

    @Inject
    TestClock clock;

    @Inject
    NoticeTable ledger;

    @BeforeEach
    void begin() {
        clock.set(TestClock.START);
        scene.prepare();
    }

    @Test
    void forfeitsWhatIsIncompleteAsSoonAsAShardHasClosed() {
        Access incomplete = scene.registered();
        clock.set(CLOSED);
        assertThat(failures("settleClosed", batch(shard(1, "OPEN", "CLOSED")))).isEmpty();
        assertThat(state(incomplete)).isEqualTo("FORFEITED");
    }

    @Test
    void settlesOnlyWhenAShardTurnsClosed() {
        Access incomplete = scene.registered();
        clock.set(CLOSED);
        assertThat(failures(
                        "settleClosed",
                        batch(
                                shard(1, "OPEN", "OPEN"),
                                shard(2, "CLOSED", "CLOSED"),
                                shard(3, "CLOSED", "OPEN"),
                                shard(4, "OPEN", "SUSPENDED"))))
                .isEmpty();
        assertThat(state(incomplete)).isEqualTo("REGISTERED");
    }

    @Test
    void leavesAMovedDeadlineAlone() {
        Access incomplete = scene.registered();
        assertThat(failures("settleClosed", batch(shard(1, "OPEN", "CLOSED")))).isEmpty();
        assertThat(state(incomplete)).isEqualTo("REGISTERED");
    }

    @Test
    void settlesTheOtherShardsWhenOneRecordFails() {
        Access incomplete = scene.registered();
        clock.set(CLOSED);
        String broken = shard(1, "OPEN", "CLOSED").replace("\"siteId\"", "\"site\"");
        assertThat(failures("settleClosed", batch(broken, shard(2, "OPEN", "CLOSED"))))
                .containsExactly(sequence(1));
        assertThat(state(incomplete)).isEqualTo("FORFEITED");
        assertThat(ledger.of(new Recipient.Registered(incomplete.no()))).hasSize(2);
        assertThat(failures("settleClosed", batch(shard(1, "OPEN", "CLOSED"), shard(2, "OPEN", "CLOSED"))))
                .isEmpty();
        assertThat(ledger.of(new Recipient.Registered(incomplete.no()))).hasSize(2);
    }

    @Test
    void deliversANoticeOnceHoweverOftenItIsStreamed() {
        String one = scene.registered().no();
        assertThat(failures("deliverQueued", batch(notice(1, one), notice(2, one))))
                .isEmpty();
        assertThat(failures("deliverQueued", batch(notice(1, one)))).isEmpty();
        assertThat(told(one)).containsExactly("RECEIPT SENT");
        assertThat(Servers.running().servers().mailbox())
                .filteredOn(mail -> mail.text().contains(one))
                .hasSize(1);
    }

    @Test
    void deliversTheOtherNoticesWhenOneFails() {
        String before = scene.registered().no();
        String after = scene.registered().no();
        ledger.add(Notice.of("0000-0000-0000-1", new Occasion.Receipt(), "2020h2-unified-1/v1", clock.instant()));
        assertThat(failures("deliverQueued", batch(notice(1, before), notice(2, "0000-0000-0000-1"), notice(3, after))))
                .containsExactly(sequence(2));
        assertThat(told(before)).containsExactly("RECEIPT SENT");
        assertThat(told(after)).containsExactly("RECEIPT SENT");
    }

    @Test
    void passesOverChangesAndRemovalsOfNotices() {
        String one = scene.registered().no();
        String changed = notice(1, one).replace("INSERT", "MODIFY");
        String removed = notice(2, one).replace("INSERT", "REMOVE").replace("NewImage", "OldImage");
        assertThat(failures("deliverQueued", batch(changed, removed))).isEmpty();
        assertThat(told(one)).containsExactly("RECEIPT PENDING");
    }

    private List<String> failures(String function, String batch) {
        return console.call(function, batch).path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private String state(Access registered) {
        JsonNode reply = scene.done(registered.in(Event.of("lookUp.json")));
        return reply.path("registration").path("state").asText();
    }

    private List<String> told(String registrationNo) {
        return ledger.of(new Recipient.Registered(registrationNo)).stream()
                .map(notice -> notice.occasion().text() + " " + notice.state())
                .toList();
    }

    private static String batch(String... records) {
        return Arrays.stream(records).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    private static String sequence(int number) {
        return "442158450000000001745043909" + number;
    }

    private static String shard(int number, String before, String after) {
        return record(Event.of("settleClosed.json"), number)
                .replace("\"OPEN\"", "\"" + before + "-before\"")
                .replace("\"CLOSED\"", "\"" + after + "\"")
                .replace(before + "-before", before);
    }

    private static String notice(int number, String registrationNo) {
        return record(Event.of("deliverQueued.json").with(Map.of("registrationNo", registrationNo)), number);
    }

    /** The one record of an event, under another sequence number. */
    private static String record(Event event, int number) {
        String text = event.text();
        return text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'))
                .replaceAll("(\"SequenceNumber\": )\"[0-9]+\"", "$1\"" + sequence(number) + "\"");
    }
}
