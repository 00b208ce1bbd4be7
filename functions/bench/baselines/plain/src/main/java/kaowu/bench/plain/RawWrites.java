package kaowu.bench.plain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaowu.bench.plain.SweepHandler.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The items that the sweeps write, under the conditions under which they write them. */
final class RawWrites {

    private static final int QUEUES = 4;

    private final DynamoDbClient dynamoDb;
    private final Order order;

    RawWrites(DynamoDbClient dynamoDb, Order order) {
        this.dynamoDb = dynamoDb;
        this.order = order;
    }

    /** Queues a reminder. */
    void remind(Map<String, AttributeValue> gap) {
        dynamoDb.putItem(put -> put.tableName("kaowu-notices")
                .item(notice(gap, "REMINDER/PT168H"))
                .conditionExpression("attribute_not_exists(occasion)"));
    }

    /** Forfeits, sets free for another exam, and queues a notice, all in one transaction. */
    void forfeit(List<Map<String, AttributeValue>> gaps) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName("kaowu-rounds")
                        .key(Map.of("planId", text(order.planId()), "entry", text(order.entry())))
                        .conditionExpression("version = :version")
                        .expressionAttributeValues(Map.of(":version", number(1))))
                .build());
        gaps.forEach(gap -> writes.addAll(forfeit(gap)));
        dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    private List<TransactWriteItem> forfeit(Map<String, AttributeValue> gap) {
        String no = registrationNo(gap);
        AttributeValue now = number(System.currentTimeMillis());
        AttributeValue missing = AttributeValue.fromSs(order.missing());
        AttributeValue items = AttributeValue.fromL(
                order.missing().stream().map(RawWrites::text).toList());
        AttributeValue evidence =
                AttributeValue.fromM(Map.of("missing", items, "deadline", number(order.closesAt()), "at", now));
        AttributeValue entry = AttributeValue.fromM(Map.of("at", now, "event", text("FORFEITED"), "items", items));
        return List.of(
                TransactWriteItem.builder()
                        .update(update -> update.tableName("kaowu-registrations")
                                .key(Map.of("registrationNo", text(no)))
                                .updateExpression("SET #state = :forfeited, gap = :gap,"
                                        + " forfeits = list_append(if_not_exists(forfeits, :none), :evidence),"
                                        + " history = list_append(history, :entries) REMOVE #extended")
                                .conditionExpression("#state = :registered AND #missing = :seen"
                                        + " AND (attribute_not_exists(ownDeadline) OR ownDeadline <= :now)")
                                .expressionAttributeNames(
                                        Map.of("#state", "state", "#extended", "extended", "#missing", "missing"))
                                .expressionAttributeValues(Map.of(
                                        ":registered", text("REGISTERED"),
                                        ":forfeited", text("FORFEITED"),
                                        ":now", now,
                                        ":seen", missing,
                                        ":gap", text(attribute(gap, "gap").s().replace("#MISSING", "#FORFEITED")),
                                        ":none", AttributeValue.fromL(List.of()),
                                        ":evidence", AttributeValue.fromL(List.of(evidence)),
                                        ":entries", AttributeValue.fromL(List.of(entry)))))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName("kaowu-placements")
                                .key(Map.of("person", text(person(no)), "day", text(order.theory())))
                                .conditionExpression("attribute_not_exists(person) OR registrationNo = :no")
                                .expressionAttributeValues(Map.of(":no", text(no))))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName("kaowu-notices")
                                .item(notice(gap, "FORFEITED"))
                                .conditionExpression("attribute_not_exists(occasion)"))
                        .build());
    }

    private static Map<String, AttributeValue> notice(Map<String, AttributeValue> gap, String kind) {
        String recipient = "registration/" + registrationNo(gap);
        String roundId = attribute(gap, "gap").s().split("#", 2)[0];
        String label = roundId + "/v1";
        AttributeValue now = number(System.currentTimeMillis());
        return Map.of(
                "recipient", text(recipient),
                "occasion", text(kind + "#" + label),
                "kind", text(kind),
                "deadline", text(label),
                "state", text("PENDING"),
                "attempts", number(0),
                "queuedAt", now,
                "nextAttemptAt", now,
                "queue", text(Integer.toString(Math.floorMod(recipient.hashCode(), QUEUES))));
    }

    private static String registrationNo(Map<String, AttributeValue> gap) {
        return attribute(gap, "registrationNo").s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    /** As the bench makes the fingerprints of its crowd, since the index does not tell whose registration it is. */
    private static String person(String registrationNo) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(registrationNo.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
