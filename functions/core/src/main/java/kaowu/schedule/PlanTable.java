package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plans as they were published, every version; they stand beside their rounds. */
@ApplicationScoped
public class PlanTable {

    private final DynamoDbClient dynamoDb;
    private final String table;

    PlanTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.rounds();
    }

    /**
     * A published plan.
     *
     * @param version counts from 1
     * @param json the plan as it was published
     */
    record Published(int version, String json) {}

    /** What the current plans leave to be announced, each once. */
    public List<String> toBeAnnounced() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(table)
                        .filterExpression("entry = :plan AND attribute_exists(toBeAnnounced)")
                        .projectionExpression("toBeAnnounced")
                        .expressionAttributeValues(Map.of(":plan", AttributeValue.fromS("plan"))))
                .items()
                .stream()
                .flatMap(item -> Item.of(item).list("toBeAnnounced").stream())
                .distinct()
                .toList();
    }

    Optional<Published> current(String planId) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(planId, "plan").attributes())
                        .consistentRead(true))
                .item();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(found))
                        .map(item -> new Published((int) item.number("version"), item.text("plan")));
    }

    /** Makes this the current version, if the one before it is the one that was read. */
    Write replace(Plan plan, int version, String json, Instant at) {
        Item item = item(plan.id(), "plan", version, json, at);
        if (!plan.left().isEmpty()) {
            item.withList("toBeAnnounced", plan.left());
        }
        return Write.put(
                "plan",
                table,
                item,
                change -> change.when(version == 1 ? "attribute_not_exists(entry)" : "version = :before")
                        .values(version == 1 ? Item.empty() : Item.empty().with("before", version - 1L)));
    }

    /** Keeps this version for good. */
    Write keep(String planId, int version, String json, Instant at) {
        String entry = "plan#%04d".formatted(version);
        return Write.insert("version", table, "entry", item(planId, entry, version, json, at));
    }

    private static Item item(String planId, String entry, int version, String json, Instant at) {
        return key(planId, entry).with("version", version).with("plan", json).with("publishedAt", at);
    }

    private static Item key(String planId, String entry) {
        return Item.empty().with("planId", planId).with("entry", entry);
    }
}
