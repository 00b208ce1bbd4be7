package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import kaowu.servers.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two daily rounds and one unified at three sites with few places, and six people, in a running system. It remembers what was done, and
 * knows what must hold whatever it was.
 */
final class DisruptedWorld {

    static final int PEOPLE = 6;
    static final int SITES = 3;
    static final int ROUNDS = 3;

    private static final String BY = "省职业技能鉴定指导中心";
    private static final int CAPACITY = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Running system;
    private final int number = NUMBER.incrementAndGet();
    private final List<String> sites = new ArrayList<>();
    private final List<String> rounds = new ArrayList<>();
    private final LocalDate today;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private int moved;

    /** Somebody who is registered, with what was last seen of her and how many changes of her dates there were. */
    private static final class Entry {
        private final int person;
        private final String accessCode;
        private List<String> history = List.of();
        private int changes;
        private boolean relocated;

        private Entry(int person, String accessCode) {
            this.person = person;
            this.accessCode = accessCode;
        }
    }

    DisruptedWorld(Running system) {
        this.system = system;
        this.today = now().toLocalDate();
        publish("DAILY", "daily", 2);
        publish("UNIFIED", "unified", 1);
        for (int i = 0; i < SITES; i++) {
            sites.add(site(i));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.parse(system.get("/local/clock").path("at").asText());
    }

    private void publish(String kind, String name, int count) {
        String planId = "any-" + number + "-" + name;
        List<Object> rows = new ArrayList<>();
        for (int no = 1; no <= count; no++) {
            LocalDate theory = theory(rounds.size());
            rows.add(Map.of(
                    "no",
                    no,
                    "occupations",
                    kind.equals("UNIFIED") ? List.of("育婴员") : List.of(),
                    "deadline",
                    today.plusDays(60).toString(),
                    "theory",
                    theory.toString(),
                    "practical",
                    practical(theory)));
            rounds.add(planId + "-" + no);
        }
        Map<String, Object> plan = Map.of(
                "id",
                planId,
                "kind",
                kind,
                "title",
                name,
                "source",
                "test",
                "zone",
                "Asia/Shanghai",
                "cutoff",
                "24:00",
                "rounds",
                rows);
        system.done("publishPlan", Map.of("by", BY, "plan", plan));
    }

    private LocalDate theory(int round) {
        return today.plusDays(90 + round);
    }

    private static Map<String, String> practical(LocalDate theory) {
        return Map.of("from", theory.toString(), "to", theory.plusDays(14).toString());
    }

    private String site(int no) {
        String id = "any-" + number + "-" + no;
        system.done(
                "registerSite",
                Map.of(
                        "by",
                        BY,
                        "site",
                        Map.of(
                                "id",
                                id,
                                "name",
                                "测试站" + id,
                                "region",
                                "成都市",
                                "authority",
                                "CITY",
                                "occupations",
                                List.of("育婴员"))));
        system.done("acceptSite", Map.of("by", BY, "siteId", id, "reason", "验收通过"));
        for (String round : rounds) {
            system.done(
                    "openIntake",
                    Map.of("by", BY, "roundId", round, "siteId", id, "capacity", CAPACITY, "shards", 1 + no % 2));
        }
        return id;
    }

    /** Calls a function; whether it did what it was asked. It must not fail, and must say why it refuses. */
    private boolean did(String function, Map<String, Object> request) {
        JsonNode reply = system.call(function, request);
        if (reply.path("outcome").asText().equals("DONE")) {
            return true;
        }
        assertThat(reply.path("outcome").asText())
                .as(function + " " + request + ": " + reply)
                .isEqualTo("REFUSED");
        assertThat(reply.path("refusals").findValuesAsText("message"))
                .isNotEmpty()
                .noneMatch(String::isBlank);
        return false;
    }

    void registers(int person, int round, int site) {
        Map<String, Object> request =
                Person.request(number * 100 + 900_000 + person, rounds.get(round), sites.get(site), "育婴员");
        JsonNode reply = system.call("register", request);
        if (reply.path("outcome").asText().equals("DONE")) {
            assertThat(suspended).as("a suspended site takes nobody").doesNotContain(sites.get(site));
            entries.put(
                    reply.path("registrationNo").asText(),
                    new Entry(person, reply.path("accessCode").asText()));
        }
    }

    void suspends(int site) {
        if (did("suspendSite", Map.of("by", BY, "siteId", sites.get(site), "reason", "现场检查"))) {
            suspended.add(sites.get(site));
        }
    }

    void resumes(int site) {
        did("rectifySite", Map.of("by", BY, "siteId", sites.get(site), "evidence", "已整改"));
        if (did("resumeSite", Map.of("by", BY, "siteId", sites.get(site), "reason", "复查合格"))) {
            suspended.remove(sites.get(site));
        }
    }

    /** @param day 0: to be announced */
    void postpones(int round, int day) {
        Map<String, Object> request = postponement(round, day);
        if (did("postponeRound", request)) {
            changed(rounds.get(round), sites);
        }
    }

    void postponesAt(int round, int site, int day) {
        Map<String, Object> request = postponement(round, day);
        request.put("siteId", sites.get(site));
        if (did("postponeRound", request)) {
            assertThat(rounds.get(round)).as("one site of a unified round").doesNotContain("unified");
            changed(rounds.get(round), List.of(sites.get(site)));
        }
    }

    private Map<String, Object> postponement(int round, int day) {
        Map<String, Object> request = new HashMap<>(Map.of("by", BY, "roundId", rounds.get(round), "reason", "疫情防控需要"));
        if (day == 0) {
            request.put("tbd", true);
        } else {
            // Among few days, so that exams meet.
            LocalDate theory = today.plusDays(90 + day);
            request.put("to", Map.of("theory", theory.toString(), "practical", practical(theory)));
        }
        return request;
    }

    private void changed(String round, List<String> where) {
        entries.forEach((no, entry) -> {
            if (entry.relocated) {
                return;
            }
            JsonNode shown = look(no, entry);
            if (live(shown)
                    && shown.path("roundId").asText().equals(round)
                    && where.contains(shown.path("siteId").asText())) {
                entry.changes++;
            }
        });
    }

    void moves(int round, int from, int to, boolean order) {
        did(
                "moveCandidates",
                Map.of(
                        "by",
                        BY,
                        "roundId",
                        rounds.get(round),
                        "siteId",
                        sites.get(from),
                        "toSiteId",
                        sites.get(to),
                        "reason",
                        "原报名点暂停整改",
                        "order",
                        order));
        if (order) {
            // Whom it moves comes out when it is carried on.
            entries.values().forEach(entry -> entry.relocated = true);
        }
    }

    void moves(int which, int round, int site) {
        any(which, (no, entry) -> {
            Map<String, Object> request = Map.of(
                    "by",
                    BY,
                    "registrationNo",
                    no,
                    "roundId",
                    rounds.get(round),
                    "siteId",
                    sites.get(site),
                    "reason",
                    "因公出差");
            if (did("moveRegistration", request)) {
                assertThat(suspended).as("a suspended site takes nobody").doesNotContain(sites.get(site));
                entry.relocated = true;
            }
        });
    }

    void answers(int which, boolean accepts) {
        any(which, (no, entry) -> {
            if (did("answerMove", with(no, entry, Map.of("choice", accepts ? "ACCEPT" : "DECLINE"))) && accepts) {
                entry.relocated = true;
            }
        });
    }

    void chooses(int which, String choice, int round, int site) {
        any(which, (no, entry) -> {
            Map<String, Object> more = choice.equals("SWITCH")
                    ? Map.of("choice", choice, "roundId", rounds.get(round), "siteId", sites.get(site))
                    : Map.of("choice", choice);
            if (did("chooseExam", with(no, entry, more))) {
                entry.relocated |= choice.equals("SWITCH");
            }
        });
    }

    void withdraws(int which) {
        any(which, (no, entry) -> did("withdraw", with(no, entry, Map.of())));
    }

    /** What cron does in the next minutes. */
    void goesOn() {
        moved++;
        holdsForEverybody();
        system.moveClock(now().plus(Duration.ofMinutes(3)).toString());
        holdsForEverybody();
    }

    private interface Act {
        void on(String registrationNo, Entry entry);
    }

    private void any(int which, Act act) {
        List<String> all = List.copyOf(entries.keySet());
        if (!all.isEmpty()) {
            String no = all.get(which % all.size());
            act.on(no, entries.get(no));
        }
    }

    private static Map<String, Object> with(String no, Entry entry, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of("registrationNo", no, "accessCode", entry.accessCode));
        request.putAll(more);
        return request;
    }

    private JsonNode look(String no, Entry entry) {
        return system.done("lookUp", with(no, entry, Map.of())).path("registration");
    }

    private static boolean live(JsonNode shown) {
        return List.of("REGISTERED", "COMPLETE").contains(shown.path("state").asText());
    }

    private List<JsonNode> intakes(String round) {
        return StreamSupport.stream(
                        system.done("listIntakes", Map.of("roundId", round))
                                .path("intakes")
                                .spliterator(),
                        false)
                .toList();
    }

    /** What holds at every moment, and is asked after everything. */
    void holds() {
        for (String round : rounds) {
            assertThat(intakes(round))
                    .as("accepted within capacity")
                    .allSatisfy(
                            intake -> assertThat(intake.path("taken").asInt()).isBetween(0, CAPACITY));
        }
    }

    /** What holds at every moment as well, and is asked less often, since it is asked of everybody. */
    private void holdsForEverybody() {
        Map<String, Integer> there = new TreeMap<>();
        entries.forEach((no, entry) -> {
            JsonNode shown = look(no, entry);
            List<String> history = new ArrayList<>();
            shown.path("history")
                    .forEach(happened -> history.add(happened.path("at").asText() + " "
                            + happened.path("event").asText() + " " + happened.path("items")));
            assertThat(history.stream().limit(entry.history.size()).toList())
                    .as("no state loses its history")
                    .isEqualTo(entry.history);
            entry.history = history;
            if (live(shown)) {
                there.merge(
                        shown.path("roundId").asText() + "@"
                                + shown.path("siteId").asText(),
                        1,
                        Integer::sum);
            }
        });
        for (String round : rounds) {
            for (JsonNode intake : intakes(round)) {
                String place = round + "@" + intake.path("siteId").asText();
                assertThat(intake.path("taken").asInt()).as(place).isEqualTo(there.getOrDefault(place, 0));
            }
        }
    }

    /** What holds as soon as every change has come to everybody. */
    void holdsInTheEnd() {
        goesOn();
        goesOn();
        goesOn();
        Map<String, List<JsonNode>> byDay = new TreeMap<>();
        Set<String> held = heldByNoAndDay();
        entries.forEach((no, entry) -> {
            JsonNode shown = look(no, entry);
            assertThat(told(no, shown)).as("each change told once to %s", no).isEqualTo(dated(shown));
            if (!live(shown)) {
                assertThat(held).noneMatch(one -> one.startsWith(no));
                return;
            }
            if (!entry.relocated) {
                assertThat(dated(shown)).as("changes of %s", shown).isEqualTo(entry.changes);
            }
            String theory = shown.path("theory").asText("");
            assertThat(theory).as("her day is that of her round").isEqualTo(dayOf(shown));
            if (!theory.isEmpty() && !shown.path("clash").asBoolean()) {
                assertThat(held).anyMatch(one -> one.startsWith(no + " " + theory));
                byDay.computeIfAbsent(entry.person + " " + theory, day -> new ArrayList<>())
                        .add(shown);
            }
        });
        assertThat(byDay)
                .as("nobody has two exams a day unless she chose so")
                .allSatisfy((day, exams) -> assertThat(exams.stream()
                                .filter(shown -> !shown.path("history")
                                        .findValuesAsText("event")
                                        .contains("CHOSEN_BOTH"))
                                .count())
                        .isLessThanOrEqualTo(1));
    }

    private String dayOf(JsonNode shown) {
        return intakes(shown.path("roundId").asText()).stream()
                .filter(intake -> intake.path("siteId").equals(shown.path("siteId")))
                .map(intake -> intake.path("theory").asText(""))
                .findFirst()
                .orElseThrow();
    }

    /** How many changes of dates are in her history. */
    private static int dated(JsonNode shown) {
        return (int) shown.path("history").findValuesAsText("event").stream()
                .filter(event -> List.of("ROUND_MOVED", "ROUND_TBD", "ROUND_CLASH", "ROUND_CHANGED")
                        .contains(event))
                .count();
    }

    /** How many changes of dates the ledger has for her, each told or overtaken by now. */
    private int told(String no, JsonNode shown) {
        List<Map<String, AttributeValue>> notices = scan("kaowu-notices").stream()
                .filter(item -> item.get("recipient").s().equals("registration/" + no))
                .toList();
        assertThat(notices)
                .as("notices of %s", shown)
                .allMatch(item ->
                        List.of("SENT", "SUPPRESSED").contains(item.get("state").s()));
        return (int) notices.stream()
                .filter(item -> item.get("occasion").s().matches("ROUND_(MOVED|TBD|CLASH|CHANGED)#.*"))
                .count();
    }

    private Set<String> heldByNoAndDay() {
        Set<String> held = new HashSet<>();
        scan("kaowu-placements").stream()
                .filter(item -> !item.get("day").s().startsWith("round#"))
                .forEach(item -> held.add(
                        item.get("registrationNo").s() + " " + item.get("day").s()));
        return held;
    }

    private List<Map<String, AttributeValue>> scan(String table) {
        try (DynamoDbClient client = Tables.client(system.printed("DynamoDB"))) {
            return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return "world " + number + " with " + entries.size() + " registrations, " + moved + " times moved on";
    }
}
