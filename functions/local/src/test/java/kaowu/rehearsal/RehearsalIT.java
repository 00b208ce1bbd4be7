package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import kaowu.servers.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Unified round 1 of the notice from its publishing to its closing: 200 people at three sites, 40 of whom never hand in all that
 * they were asked for.
 */
class RehearsalIT {

    private static final String ROUND = "2020h2-unified-1";
    private static final Map<String, List<String>> OFFERS = Map.of(
            "chengdu-01", List.of("育婴员", "保安员"),
            "mianyang-01", List.of("育婴员", "智能楼宇管理员"),
            "provincial-01", List.of("育婴员", "保安员", "智能楼宇管理员"));
    private static final List<String> SITES = List.of("chengdu-01", "mianyang-01", "provincial-01");
    private static final int PEOPLE = 200;
    private static final int EVERY_FIFTH = 5;

    @TempDir
    private static Path data;

    private static Running system;
    private static Map<Person, List<String>> incomplete;
    private static List<Person> complete;
    private static JsonNode moved;
    private static List<JsonNode> outbox;

    @BeforeAll
    static void playsTheRound() throws Exception {
        system = Running.start(data, "--fresh");
        incomplete = new HashMap<>();
        List<Person> people = IntStream.range(0, PEOPLE)
                .parallel()
                .mapToObj(RehearsalIT::register)
                .toList();
        complete = people.stream()
                .filter(person -> person.number() % EVERY_FIFTH != 0)
                .toList();
        complete.parallelStream().forEach(person -> person.handInAllBut(0));
        people.stream().filter(person -> person.number() % EVERY_FIFTH == 0).forEach(person -> {
            int leftOut = 1 + person.number() / EVERY_FIFTH % person.missing().size();
            incomplete.put(person, person.handInAllBut(leftOut));
        });
        moved = system.moveClock("2020-05-30T00:00:00+08:00");
        outbox = StreamSupport.stream(system.get("/local/outbox").spliterator(), false)
                .toList();
    }

    private static Person register(int number) {
        String site = SITES.get(number % SITES.size());
        List<String> offers = OFFERS.get(site);
        return Person.register(system, number, ROUND, site, offers.get(number / SITES.size() % offers.size()));
    }

    @AfterAll
    static void ends() {
        system.close();
    }

    @Test
    void forfeitsExactlyTheFortyWhoLackSomething() {
        assertThat(incomplete).hasSize(40);
        assertThat(moved.path("ran").path("forfeited").asInt()).isEqualTo(40);
        incomplete.forEach((person, lacking) -> {
            JsonNode registration = person.look();
            assertThat(registration.path("state").asText()).isEqualTo("FORFEITED");
            assertThat(Person.texts(registration.path("missing"))).isEqualTo(lacking);
        });
    }

    @Test
    void keepsWhatWasMissingAndWhenAsEvidence() {
        Map<String, Map<String, AttributeValue>> stored = scan("kaowu-registrations").stream()
                .collect(Collectors.toMap(item -> item.get("registrationNo").s(), item -> item));
        incomplete.forEach((person, lacking) -> {
            JsonNode last = person.look()
                    .path("history")
                    .get(person.look().path("history").size() - 1);
            assertThat(last.path("event").asText()).isEqualTo("FORFEITED");
            assertThat(Person.texts(last.path("items"))).isEqualTo(lacking);
            assertThat(last.path("at").asText())
                    .startsWith("2020-05-30T00:00:0")
                    .endsWith("+08:00");
            List<AttributeValue> forfeits =
                    stored.get(person.registrationNo()).get("forfeits").l();
            assertThat(forfeits).hasSize(1);
            assertThat(forfeits.get(0).m().get("missing").l())
                    .extracting(AttributeValue::s)
                    .isEqualTo(lacking);
            // 2020-05-30T00:00+08:00 is 2020-05-29T16:00Z.
            assertThat(forfeits.get(0).m().get("deadline").n()).isEqualTo("1590768000000");
        });
        complete.forEach(
                person -> assertThat(stored.get(person.registrationNo())).doesNotContainKey("forfeits"));
    }

    @Test
    void leavesTheHundredAndSixtyComplete() {
        assertThat(complete).hasSize(160);
        complete.forEach(
                person -> assertThat(person.look().path("state").asText()).isEqualTo("COMPLETE"));
    }

    @Test
    void tellsEachOfTheFortySevenThreeAndOneDaysAheadAndOfTheForfeitOnceEach() {
        incomplete.forEach((person, lacking) -> {
            assertThat(told(person)).as("person %d", person.number()).hasSize(5);
            assertThat(times(person, "报名回执", "您已报名")).hasSize(1);
            assertThat(times(person, "资料未交齐提醒", "资料尚未交齐"))
                    .containsExactly("2020-05-23T00:00", "2020-05-27T00:00", "2020-05-29T00:00");
            assertThat(times(person, "弃权通知", "在截止时间")).containsExactly("2020-05-30T00:00");
        });
    }

    @Test
    void tellsTheOthersNothingButThatTheyAreRegistered() {
        complete.forEach(person -> {
            assertThat(told(person)).as("person %d", person.number()).hasSize(1);
            assertThat(times(person, "报名回执", "您已报名")).hasSize(1);
        });
    }

    @Test
    void namesTheMissingItemsTheDeadlineWithItsZoneAndTheConsequence() {
        incomplete
                .keySet()
                .forEach(person -> told(person).stream()
                        .filter(sent -> sent.path("text").asText().contains("资料尚未交齐"))
                        .forEach(sent -> assertThat(sent.path("text").asText())
                                .contains("2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)")
                                .contains("逾期未报视为弃权")));
    }

    @Test
    void reportsTheClosingPerSiteInTheAuditTrail() {
        // The report is final once the round has been quiet for some minutes.
        system.moveClock("2020-05-30T00:10:00+08:00");
        List<Map<String, AttributeValue>> reports = scan("kaowu-audit").stream()
                .filter(item -> item.get("subject").s().equals("round/" + ROUND))
                .toList();
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).get("action").s()).isEqualTo("closeRounds");
        String report = reports.get(0).get("after").s();
        assertThat(report)
                .contains("\"siteId\":\"chengdu-01\",\"registered\":67,\"complete\":53,\"forfeited\":14")
                .contains("\"siteId\":\"mianyang-01\",\"registered\":67,\"complete\":54,\"forfeited\":13")
                .contains("\"siteId\":\"provincial-01\",\"registered\":66,\"complete\":53,\"forfeited\":13");
    }

    @Test
    void doesNothingTwiceWhenTheSweepsRunAgain() {
        system.done("closeRounds", Map.of());
        system.done("remind", Map.of());
        system.done("deliverNotices", Map.of());
        assertThat(system.get("/local/outbox")).hasSize(outbox.size());
        assertThat(outbox).hasSize(200 + 40 * 4);
    }

    private static List<JsonNode> told(Person person) {
        return outbox.stream()
                .filter(sent -> sent.path("text").asText().contains(person.registrationNo()))
                .toList();
    }

    /** When she was told something, to the minute: by e-mail with this subject, or by a text message with these words. */
    private static List<String> times(Person person, String subject, String words) {
        return told(person).stream()
                .filter(sent -> sent.path("channel").asText().equals("EMAIL")
                        ? sent.path("subject").asText().contains(subject)
                        : sent.path("text").asText().contains(words))
                .map(sent -> sent.path("at").asText().substring(0, "2020-05-23T00:00".length()))
                .sorted()
                .toList();
    }

    private static List<Map<String, AttributeValue>> scan(String table) {
        try (DynamoDbClient dynamoDb = Tables.client(system.printed("DynamoDB"))) {
            return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                    .toList();
        }
    }
}
