package kaowu.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.servers.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What lies in the tables, read past the functions and their clients. */
final class Stored {

    static final String REGISTRATIONS = "kaowu-registrations";
    static final String PLACEMENTS = "kaowu-placements";
    static final String INTAKES = "kaowu-intakes";
    static final String NOTICES = "kaowu-notices";
    static final String REQUESTS = "kaowu-requests";
    static final String ATTEMPTS = "kaowu-attempts";
    static final String AUDIT = "kaowu-audit";

    private static final DynamoDbClient CLIENT = Tables.client(Servers.servers().dynamoDb());
    private static final Map<String, List<String>> KEYS = new TreeMap<>();

    static {
        for (String table : Tables.ofTemplate().names()) {
            KEYS.put(
                    table,
                    CLIENT.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
                            .map(KeySchemaElement::attributeName)
                            .toList());
        }
    }

    private Stored() {}

    static List<Map<String, AttributeValue>> in(String table) {
        return CLIENT.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    /** The items of one table that have this text in this attribute. */
    static List<Map<String, AttributeValue>> in(String table, String attribute, String text) {
        return in(table).stream()
                .filter(item -> item.containsKey(attribute)
                        && text.equals(item.get(attribute).s()))
                .toList();
    }

    /** Everything, by table: to be compared with itself before and after. */
    static Map<String, Set<Map<String, AttributeValue>>> everything() {
        Map<String, Set<Map<String, AttributeValue>>> all = new TreeMap<>();
        KEYS.keySet().forEach(table -> all.put(table, new HashSet<>(in(table))));
        return all;
    }

    /** Places taken in all shards of a round's site. */
    static int taken(String roundId, String siteId) {
        return in(INTAKES, "roundId", roundId).stream()
                .filter(item -> item.get("siteId").s().equals(siteId))
                .mapToInt(item -> Integer.parseInt(item.get("taken").n()))
                .sum();
    }

    /** The evidence that a registration's forfeits left. */
    static List<Map<String, AttributeValue>> forfeits(String registrationNo) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (Map<String, AttributeValue> item : in(REGISTRATIONS, "registrationNo", registrationNo)) {
            if (item.containsKey("forfeits")) {
                item.get("forfeits").l().forEach(evidence -> found.add(evidence.m()));
            }
        }
        return found;
    }

    /** The exam days that a registration holds for its person, with its number where it is beside another exam. */
    static List<String> daysHeld(Registered registered) {
        return in(PLACEMENTS, "registrationNo", registered.registrationNo()).stream()
                .map(item -> item.get("day").s())
                .filter(day -> !day.startsWith("round#") && !day.startsWith("tbd#"))
                .toList();
    }

    /** Sets one text of one item, as nothing of the functions does yet. */
    static void change(String table, String key, String id, String attribute, String text) {
        CLIENT.updateItem(update -> update.tableName(table)
                .key(Map.of(key, AttributeValue.fromS(id)))
                .updateExpression("SET #attribute = :text")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":text", AttributeValue.fromS(text))));
    }

    /** Lets the history of a registration be so long, by repeating what has happened to it. */
    static void crowd(Registered registered, int events) {
        Map<String, AttributeValue> item = new HashMap<>(
                in(REGISTRATIONS, "registrationNo", registered.registrationNo()).get(0));
        List<AttributeValue> history = new ArrayList<>(item.get("history").l());
        while (history.size() < events) {
            history.add(history.get(0));
        }
        item.put("history", AttributeValue.fromL(history));
        put(REGISTRATIONS, item);
    }

    /** Puts an item back that was there, as if it had not been seen meanwhile. */
    static void put(String table, Map<String, AttributeValue> item) {
        CLIENT.putItem(put -> put.tableName(table).item(item));
    }

    static void delete(String table, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(KEYS.getOrDefault(table, List.of()));
        CLIENT.deleteItem(delete -> delete.tableName(table).key(key));
    }

    /** Empties all tables. */
    static void clear() {
        KEYS.keySet().forEach(table -> in(table).forEach(item -> delete(table, item)));
    }
}
