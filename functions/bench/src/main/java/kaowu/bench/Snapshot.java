package kaowu.bench;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** All items of all tables at one moment. What a run wrote is undone by it, so that the next finds what the first has found. */
final class Snapshot {

    /** What a batch can hold. */
    private static final int AT_ONCE = 25;

    private final DynamoDbClient dynamoDb;
    private final Map<String, Set<Map<String, AttributeValue>>> items;

    private Snapshot(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.items = dynamoDb.listTables().tableNames().stream().collect(toMap(table -> table, this::scan));
    }

    static Snapshot of(DynamoDbClient dynamoDb) {
        return new Snapshot(dynamoDb);
    }

    /** Deletes and puts what differs. */
    void restore() {
        items.forEach((table, then) -> {
            Set<Map<String, AttributeValue>> now = scan(table);
            List<String> key =
                    dynamoDb.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
                            .map(KeySchemaElement::attributeName)
                            .toList();
            List<WriteRequest> writes = new ArrayList<>();
            Set<Map<String, AttributeValue>> keys =
                    then.stream().map(item -> only(key, item)).collect(toSet());
            now.stream()
                    .map(item -> only(key, item))
                    .filter(item -> !keys.contains(item))
                    .forEach(item -> writes.add(WriteRequest.builder()
                            .deleteRequest(delete -> delete.key(item))
                            .build()));
            then.stream()
                    .filter(item -> !now.contains(item))
                    .forEach(item -> writes.add(WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build()));
            for (int from = 0; from < writes.size(); from += AT_ONCE) {
                write(table, writes.subList(from, Math.min(from + AT_ONCE, writes.size())));
            }
        });
    }

    private void write(String table, List<WriteRequest> some) {
        Map<String, List<WriteRequest>> left = Map.of(table, some);
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> wanted = left;
            left = dynamoDb.batchWriteItem(write -> write.requestItems(wanted)).unprocessedItems();
        }
    }

    private static Map<String, AttributeValue> only(List<String> key, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> found = new HashMap<>(item);
        found.keySet().retainAll(key);
        return found;
    }

    private Set<Map<String, AttributeValue>> scan(String table) {
        Set<Map<String, AttributeValue>> found = new HashSet<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(found::add);
        return found;
    }
}
