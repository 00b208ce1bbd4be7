package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaowu.servers.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold in a {@link DisruptedWorld}, whatever was done in whatever order. */
final class WorldRules {

    private static final Pattern MOVED = Pattern.compile("由 (?<from>\\S+) 改为 (?<to>[^，；]+)");
    private static final Pattern SET = Pattern.compile("定于 (?<to>[^（]+)（此前为(?<from>另行通知)）");
    private static final Pattern LEFT_OPEN = Pattern.compile("另行通知（原定 (?<from>[^）]+)）");
    private static final Pattern STAYS = Pattern.compile("理论知识考试仍为 (?<from>[^，；]+)");
    private static final Pattern STAYS_OPEN = Pattern.compile("仍待(?<from>另行通知)");

    private final DisruptedWorld world;

    WorldRules(DisruptedWorld world) {
        this.world = world;
    }

    /** What holds at every moment, and is asked after everything. */
    void hold() {
        for (String round : world.rounds()) {
            assertThat(world.intakes(round))
                    .as("accepted within capacity")
                    .allSatisfy(
                            intake -> assertThat(intake.path("taken").asInt()).isBetween(0, DisruptedWorld.CAPACITY));
        }
    }

    /** What holds at every moment as well, and is asked less often, since it is asked of everybody. */
    void holdForEverybody() {
        Map<String, Integer> there = new TreeMap<>();
        world.entries().forEach((no, entry) -> {
            JsonNode shown = world.look(no, entry);
            List<String> history = new ArrayList<>();
            shown.path("history")
                    .forEach(happened -> history.add(happened.path("at").asText() + " "
                            + happened.path("event").asText() + " " + happened.path("items")));
            assertThat(history.stream().limit(entry.history.size()).toList())
                    .as("no state loses its history")
                    .isEqualTo(entry.history);
            entry.history = history;
            if (DisruptedWorld.live(shown)) {
                there.merge(
                        shown.path("roundId").asText() + "@"
                                + shown.path("siteId").asText(),
                        1,
                        Integer::sum);
            }
        });
        for (String round : world.rounds()) {
            for (JsonNode intake : world.intakes(round)) {
                String place = round + "@" + intake.path("siteId").asText();
                assertThat(intake.path("taken").asInt()).as(place).isEqualTo(there.getOrDefault(place, 0));
            }
        }
    }

    /** What holds as soon as every change has come to everybody. */
    void holdInTheEnd() {
        Map<String, List<JsonNode>> byDay = new TreeMap<>();
        Map<String, Integer> inRound = new TreeMap<>();
        Set<String> held = heldByNoAndDay();
        JsonNode outbox = world.system().get("/local/outbox");
        world.entries().forEach((no, entry) -> {
            JsonNode shown = world.look(no, entry);
            assertThat(told(no, shown)).as("each change told once to %s", no).isEqualTo(dated(shown));
            leadsOn(entry.toldFirst, texts(outbox, no));
            if (!DisruptedWorld.live(shown)) {
                assertThat(held).noneMatch(one -> one.startsWith(no));
                return;
            }
            if (!entry.relocated) {
                assertThat(dated(shown)).as("changes of %s", shown).isEqualTo(entry.changes);
            }
            inRound.merge(entry.person + " in " + shown.path("roundId").asText(), 1, Integer::sum);
            String theory = shown.path("theory").asText("");
            assertThat(theory).as("her day is that of her round").isEqualTo(dayOf(shown));
            if (!theory.isEmpty()) {
                assertThat(held.stream().filter(one -> one.endsWith(" " + theory)))
                        .as("a day with an exam of hers is held by one of hers")
                        .anyMatch(one -> isOf(one, entry.person));
            }
            if (!theory.isEmpty() && !shown.path("clash").asBoolean()) {
                assertThat(held).anyMatch(one -> one.startsWith(no + " " + theory));
                byDay.computeIfAbsent(entry.person + " " + theory, day -> new ArrayList<>())
                        .add(shown);
            }
        });
        assertThat(inRound.values())
                .as("nobody is in a round twice: %s", inRound)
                .allMatch(times -> times == 1);
        assertThat(byDay)
                .as("nobody has two exams a day unless she chose so")
                .allSatisfy((day, exams) -> assertThat(exams.stream()
                                .filter(shown -> !shown.path("history")
                                        .findValuesAsText("event")
                                        .contains("CHOSEN_BOTH"))
                                .count())
                        .isLessThanOrEqualTo(1));
    }

    private boolean isOf(String held, int person) {
        Entry holder = world.entries().get(held.substring(0, held.indexOf(' ')));
        return holder != null && holder.person == person;
    }

    /** Those that she was sent about a registration; those about the other of two exams on a day name it, too. */
    private static List<String> texts(JsonNode outbox, String no) {
        return outbox.findValuesAsText("text").stream()
                .filter(text -> text.contains(no) && !text.contains("另一场考试（报名号：" + no))
                .toList();
    }

    /** No notice contradicts another: each starts from the day that the last one ended with. */
    private static void leadsOn(String toldFirst, List<String> texts) {
        String known = toldFirst;
        for (String text : texts) {
            known = after(known, text, texts);
        }
    }

    private static String after(String known, String text, List<String> texts) {
        for (Pattern changes : List.of(MOVED, SET, LEFT_OPEN, STAYS, STAYS_OPEN)) {
            Matcher said = changes.matcher(text);
            if (said.find()) {
                assertThat(said.group("from"))
                        .as("said of what she was told, in %s", texts)
                        .isEqualTo(known);
                return changes == MOVED || changes == SET ? said.group("to") : changes == LEFT_OPEN ? "另行通知" : known;
            }
        }
        return known;
    }

    private String dayOf(JsonNode shown) {
        return world.intakes(shown.path("roundId").asText()).stream()
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
        try (DynamoDbClient client = Tables.client(world.system().printed("DynamoDB"))) {
            return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .toList();
        }
    }
}
