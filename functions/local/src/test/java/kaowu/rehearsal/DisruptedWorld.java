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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * Two daily rounds and one unified at three sites with few places, and six people, in a running system. It remembers what was
 * done; {@link WorldRules} know what must hold whatever it was.
 */
final class DisruptedWorld {

    static final int PEOPLE = 6;
    static final int SITES = 3;
    static final int ROUNDS = 3;

    private static final String BY = "省职业技能鉴定指导中心";
    static final int CAPACITY = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Running system;
    private final int number = NUMBER.incrementAndGet();
    private final List<String> sites = new ArrayList<>();
    private final List<String> rounds = new ArrayList<>();
    private final LocalDate today;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private final WorldRules rules = new WorldRules(this);
    private int moved;

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
            String no = reply.path("registrationNo").asText();
            String accessCode = reply.path("accessCode").asText();
            String toldFirst = look(no, accessCode).path("theory").asText();
            entries.put(no, new Entry(person, accessCode, toldFirst));
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
        rules.holdForEverybody();
        system.moveClock(now().plus(Duration.ofMinutes(3)).toString());
        rules.holdForEverybody();
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

    JsonNode look(String no, Entry entry) {
        return look(no, entry.accessCode);
    }

    private JsonNode look(String no, String accessCode) {
        return system.done("lookUp", Map.of("registrationNo", no, "accessCode", accessCode))
                .path("registration");
    }

    static boolean live(JsonNode shown) {
        return List.of("REGISTERED", "COMPLETE").contains(shown.path("state").asText());
    }

    List<JsonNode> intakes(String round) {
        return StreamSupport.stream(
                        system.done("listIntakes", Map.of("roundId", round))
                                .path("intakes")
                                .spliterator(),
                        false)
                .toList();
    }

    /** See {@link WorldRules#hold}. */
    void holds() {
        rules.hold();
    }

    /** See {@link WorldRules#holdInTheEnd}. */
    void holdsInTheEnd() {
        goesOn();
        goesOn();
        goesOn();
        rules.holdInTheEnd();
    }

    Running system() {
        return system;
    }

    List<String> rounds() {
        return rounds;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    @Override
    public String toString() {
        return "world " + number + " with " + entries.size() + " registrations, " + moved + " times moved on";
    }
}
