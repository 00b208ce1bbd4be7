package kaowu.bench;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** All items of all tables at one moment. What a run wrote is undone by it, so that the next finds what the first has found. */
final class Snapshot {

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
            now.stream().filter(item -> !then.contains(item)).forEach(item -> delete(table, item));
            then.stream()
                    .filter(item -> !now.contains(item))
                    .forEach(
                            item -> dynamoDb.putItem(put -> put.tableName(table).item(item)));
        });
    }

    private Set<Map<String, AttributeValue>> scan(String table) {
        Set<Map<String, AttributeValue>> found = new HashSet<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(found::add);
        return found;
    }

    private void delete(String table, Map<String, AttributeValue> item) {
        List<KeySchemaElement> schema = dynamoDb.describeTable(describe -> describe.tableName(table))
                .table()
                .keySchema();
        Map<String, AttributeValue> key = schema.stream()
                .map(KeySchemaElement::attributeName)
                .collect(toMap(name -> name, name -> {
                    AttributeValue value = item.get(name);
                    if (value == null) {
                        throw new IllegalStateException("an item of " + table + " has no " + name);
                    }
                    return value;
                }));
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key));
    }
}
