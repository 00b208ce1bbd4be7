package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import kaowu.servers.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Unified round 2 of the notice with 300 people at three sites: one of the sites is suspended while they register from 32 threads, is
 * rectified and resumes; the round is postponed without a date, and then from 19 September to 24 October. Then a provincial-direct
 * site tries to postpone its daily round, files for it, is approved, and does.
 */
class DisruptionIT {

    private static final String ROUND = "2020h2-unified-2";
    private static final String SUSPENDED = "chengdu-01";
    private static final List<String> SITES = List.of(SUSPENDED, "mianyang-01", "provincial-01");
    private static final String BY = "省职业技能鉴定指导中心";
    private static final int PEOPLE = 300;
    private static final String DAILY = "2020h2-daily-9";
    private static final String DIRECT = "provincial-01";
    private static final int DAILY_PEOPLE = 12;
    private static final int THREADS = 32;

    @TempDir
    private static Path data;

    private static Running system;
    private static List<Person> before;
    private static List<Person> after;
    private static JsonNode suspension;
    private static int takenAtTheSuspension;
    private static int takenInTheEnd;
    private static List<String> reasons;
    private static List<JsonNode> previews;
    private static List<JsonNode> postponements;
    private static List<JsonNode> outbox;
    private static List<Person> daily;
    private static List<String> refusals;
    private static String filingNo;
    private static JsonNode direct;

    @BeforeAll
    static void playsTheRound() throws Exception {
        system = Running.start(data, "--fresh");
        ConcurrentLinkedQueue<Person> taken = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Integer> turnedAway = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> everybody = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            everybody.add(() -> {
                for (int number = next.getAndIncrement(); number < PEOPLE; number = next.getAndIncrement()) {
                    JsonNode reply = system.call("register", request(number));
                    if (reply.path("outcome").asText().equals("DONE")) {
                        taken.add(person(number, reply));
                    } else {
                        codes.addAll(reply.path("refusals").findValuesAsText("code"));
                        turnedAway.add(number);
                    }
                }
                return null;
            });
        }
        everybody.add(() -> {
            while (taken.size() < PEOPLE / 3 && next.get() < PEOPLE) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            suspension = system.done(
                    "suspendSite",
                    Map.of("by", BY, "siteId", SUSPENDED, "reason", "现场检查", "items", List.of("SPACING")));
            takenAtTheSuspension = taken(SUSPENDED);
            return null;
        });
        all(everybody);
        takenInTheEnd = taken(SUSPENDED);
        before = List.copyOf(taken);
        reasons = List.copyOf(codes);
        system.moveClock("2020-05-18T12:00:00+08:00");
        system.done("rectifySite", Map.of("by", BY, "siteId", SUSPENDED, "evidence", "座位已重排，间距 1.2 米"));
        system.done(
                "inspectSite",
                Map.of(
                        "by",
                        BY,
                        "siteId",
                        SUSPENDED,
                        "reason",
                        "复查",
                        "verdicts",
                        List.of(Map.of("finding", 1, "accepted", true))));
        system.done("resumeSite", Map.of("by", BY, "siteId", SUSPENDED, "reason", "复查合格"));
        system.moveClock("2020-05-18T14:00:00+08:00");
        after = turnedAway.stream()
                .map(number -> person(number, system.done("register", request(number))))
                .toList();
        postpones();
        files();
        outbox = StreamSupport.stream(system.get("/local/outbox").spliterator(), false)
                .toList();
    }

    private static void postpones() {
        previews = new ArrayList<>();
        postponements = new ArrayList<>();
        system.moveClock("2020-08-03T09:00:00+08:00");
        postpone(Map.of("tbd", true));
        system.moveClock("2020-08-10T09:00:00+08:00");
        postpone(Map.of(
                "to",
                Map.of(
                        "deadline",
                        "2020-09-25",
                        "theory",
                        "2020-10-24",
                        "practical",
                        Map.of("from", "2020-10-24", "to", "2020-11-06"))));
        system.moveClock("2020-08-11T09:00:00+08:00");
    }

    /** Every second one is registered at another site of the daily round. */
    private static void files() {
        daily = new ArrayList<>();
        for (int i = 0; i < DAILY_PEOPLE; i++) {
            daily.add(Person.register(system, 1000 + i, DAILY, i % 2 == 0 ? DIRECT : "chengdu-01", "育婴员"));
        }
        system.moveClock("2020-08-11T10:00:00+08:00");
        Map<String, Object> dates =
                Map.of("theory", "2020-11-07", "practical", Map.of("from", "2020-11-07", "to", "2020-11-20"));
        Map<String, Object> wish =
                Map.of("by", DIRECT, "roundId", DAILY, "siteId", DIRECT, "to", dates, "reason", "考场被征用");
        refusals = new ArrayList<>(codes(system.call("postponeRound", wish)));
        Map<String, Object> filing = new HashMap<>(wish);
        filing.put("document", "某所〔2020〕7号");
        filingNo = system.done("fileForApproval", filing)
                .path("filing")
                .path("filingNo")
                .asText();
        Map<String, Object> onIt = new HashMap<>(wish);
        onIt.put("filingNo", filingNo);
        refusals.addAll(codes(system.call("postponeRound", onIt)));
        Map<String, Object> decision = new HashMap<>(
                Map.of("by", DIRECT, "filingNo", filingNo, "approved", true, "document", "川人社职鉴备〔2020〕3号"));
        refusals.addAll(codes(system.call("decideFiling", decision)));
        decision.put("by", BY);
        system.done("decideFiling", decision);
        direct = system.done("postponeRound", onIt);
        refusals.addAll(codes(system.call("postponeRound", onIt)));
        system.moveClock("2020-08-12T09:00:00+08:00");
    }

    private static List<String> codes(JsonNode reply) {
        return reply.path("refusals").findValuesAsText("code");
    }

    private static void postpone(Map<String, Object> dates) {
        Map<String, Object> request = new HashMap<>(Map.of("by", BY, "roundId", ROUND, "reason", "疫情防控需要"));
        request.putAll(dates);
        request.put("preview", true);
        previews.add(system.done("postponeRound", request).path("preview"));
        request.remove("preview");
        postponements.add(system.done("postponeRound", request));
    }

    private static Map<String, Object> request(int number) {
        return Person.request(number, ROUND, SITES.get(number % SITES.size()), "育婴员");
    }

    private static Person person(int number, JsonNode reply) {
        return new Person(
                system,
                number,
                reply.path("registrationNo").asText(),
                reply.path("accessCode").asText(),
                Person.texts(reply.path("missing")));
    }

    private static int taken(String siteId) {
        return StreamSupport.stream(
                        system.done("listIntakes", Map.of("roundId", ROUND))
                                .path("intakes")
                                .spliterator(),
                        false)
                .filter(intake -> intake.path("siteId").asText().equals(siteId))
                .mapToInt(intake -> intake.path("taken").asInt())
                .sum();
    }

    private static void all(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @AfterAll
    static void ends() {
        system.close();
    }

    private static List<Person> everybody() {
        List<Person> everybody = new ArrayList<>(before);
        everybody.addAll(after);
        return everybody;
    }

    private static List<String> told(Person person, String subject) {
        return outbox.stream()
                .filter(sent -> sent.path("text").asText().contains(person.registrationNo()))
                .filter(sent -> sent.path("text").asText().contains(subject))
                .map(sent -> sent.path("at").asText())
                .toList();
    }

    @Test
    void letsNobodySlipInAfterTheSuspension() {
        assertThat(takenInTheEnd).isEqualTo(takenAtTheSuspension);
        assertThat(reasons).isNotEmpty().containsOnly("SITE_SUSPENDED");
        assertThat(suspension.path("affected").asInt()).isEqualTo(takenAtTheSuspension);
        assertThat(everybody()).hasSize(PEOPLE);
        assertThat(SITES.stream().mapToInt(DisruptionIT::taken).sum()).isEqualTo(PEOPLE);
    }

    @Test
    void postponesForAsManyAsThePreviewSaid() {
        assertThat(previews)
                .extracting(preview -> preview.path("affected").asInt())
                .containsOnly(PEOPLE);
        assertThat(postponements)
                .extracting(done -> done.path("affected").asInt())
                .containsOnly(PEOPLE);
        assertThat(postponements.get(0).path("round").path("state").asText()).isEqualTo("POSTPONED_TBD");
        assertThat(postponements.get(1).path("round").path("state").asText()).isEqualTo("OPEN");
        assertThat(previews.get(1).path("clashes")).isEmpty();
        assertThat(previews.get(1).path("overlaps").findValuesAsText("roundId"))
                .contains("2020h2-daily-9", "2020h2-daily-10");
    }

    @Test
    void showsEverybodyTheNewDay() {
        assertThat(everybody()).allSatisfy(person -> {
            JsonNode shown = person.look();
            assertThat(shown.path("state").asText()).isEqualTo("REGISTERED");
            assertThat(shown.path("theory").asText()).isEqualTo("2020-10-24");
            assertThat(shown.path("closesAt").asText()).isEqualTo("2020-09-26T00:00:00+08:00");
            assertThat(shown.path("siteSuspended").asBoolean()).isFalse();
            assertThat(shown.path("clash").asBoolean()).isFalse();
            boolean suspended =
                    before.contains(person) && shown.path("siteId").asText().equals(SUSPENDED);
            assertThat(shown.path("history").findValuesAsText("event"))
                    .isEqualTo(
                            suspended
                                    ? List.of(
                                            "REGISTERED", "SITE_SUSPENDED", "SITE_RESUMED", "ROUND_TBD", "ROUND_MOVED")
                                    : List.of("REGISTERED", "ROUND_TBD", "ROUND_MOVED"));
        });
    }

    @Test
    void tellsEverybodyEachChangeOnceAndInItsOrder() {
        assertThat(everybody()).allSatisfy(person -> {
            boolean suspended = before.contains(person) && person.number() % SITES.size() == 0;
            assertThat(told(person, "您已报名")).hasSize(1);
            assertThat(told(person, "正在暂停整改")).hasSize(suspended ? 1 : 0);
            assertThat(told(person, "已整改合格")).hasSize(suspended ? 1 : 0);
            assertThat(told(person, "另行通知（原定 2020-09-19）")).hasSize(1);
            assertThat(told(person, "定于 2020-10-24（此前为另行通知）")).hasSize(1);
            assertThat(told(person, "另行通知（原定 2020-09-19）").get(0))
                    .isLessThan(told(person, "定于 2020-10-24").get(0));
            assertThat(told(person, "")).hasSize(suspended ? 5 : 3);
        });
    }

    @Test
    void listsEverybodyOnceAndHoldsEachOnTheNewDay() {
        List<String> listed = new ArrayList<>();
        for (String site : SITES) {
            JsonNode page = system.done("listRegistrations", Map.of("roundId", ROUND, "siteId", site));
            listed.addAll(page.path("registrations").findValuesAsText("registrationNo"));
            assertThat(page.path("next").asText("")).isEmpty();
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        everybody().stream().map(Person::registrationNo).toList());
        assertThat(daysOf(ROUND)).hasSize(PEOPLE).containsOnly("2020-10-24");
    }

    @Test
    void letsAProvincialDirectSitePostponeOnlyWhatWasApproved() {
        assertThat(refusals)
                .containsExactly("FILING_NEEDED", "FILING_NOT_APPROVED", "PROVINCE_APPROVES", "NOTHING_MOVES_AT");
        assertThat(direct.path("affected").asInt()).isEqualTo(DAILY_PEOPLE / 2);
        assertThat(direct.path("round").path("siteId").asText()).isEqualTo(DIRECT);
        for (Person person : daily) {
            JsonNode shown = person.look();
            boolean moved = shown.path("siteId").asText().equals(DIRECT);
            assertThat(shown.path("theory").asText()).isEqualTo(moved ? "2020-11-07" : "2020-10-17");
            assertThat(shown.path("history").findValuesAsText("event"))
                    .isEqualTo(moved ? List.of("REGISTERED", "ROUND_MOVED") : List.of("REGISTERED"));
            assertThat(told(person, "由 2020-10-17 改为 2020-11-07")).hasSize(moved ? 1 : 0);
            assertThat(told(person, "")).hasSize(moved ? 2 : 1);
        }
        assertThat(daysOf(DAILY)).hasSize(DAILY_PEOPLE);
        JsonNode listed = StreamSupport.stream(
                        system.done("listRounds", Map.of("planId", "2020h2-daily"))
                                .path("rounds")
                                .spliterator(),
                        false)
                .filter(round -> round.path("roundId").asText().equals(DAILY))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("theory").asText()).isEqualTo("2020-10-17");
        assertThat(listed.path("apart").findValuesAsText("theory")).containsExactly("2020-11-07");
        JsonNode filings = system.done("listFilings", Map.of("roundId", DAILY, "siteId", DIRECT));
        assertThat(filings.path("filings").findValuesAsText("state")).containsExactly("USED");
    }

    @Test
    void keepsWhoDidWhat() {
        assertThat(scan("kaowu-audit", "action"))
                .contains("suspendSite", "rectifySite", "inspectSite", "resumeSite", "fileForApproval", "decideFiling")
                .filteredOn("postponeRound"::equals)
                .hasSize(3);
    }

    private static List<String> daysOf(String roundId) {
        return items("kaowu-placements").stream()
                .filter(item -> item.get("roundId").s().equals(roundId))
                .map(item -> item.get("day").s())
                .toList();
    }

    private static List<String> scan(String table, String attribute) {
        return items(table).stream()
                .filter(item -> item.containsKey(attribute))
                .map(item -> item.get(attribute).s())
                .toList();
    }

    private static List<Map<String, AttributeValue>> items(String table) {
        try (DynamoDbClient client = Tables.client(system.printed("DynamoDB"))) {
            return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .toList();
        }
    }
}
