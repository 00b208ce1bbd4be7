package kaowu.cascade;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes that are carried to those whom they concern. One that is not done with stands in the sparse index {@code waiting}. */
@ApplicationScoped
public class CascadeTable {

    /** Subject of a new change's write in a {@link kaowu.table.Rejection}. */
    public static final String CHANGE = "cascade";

    private static final String DUE = "DUE";

    private final DynamoDbClient dynamoDb;
    private final String table;

    CascadeTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.cascades();
    }

    /** To be written together with the change. */
    public Write insert(Cascade change) {
        return Write.insert(
                CHANGE,
                table,
                "cascade",
                key(change.id())
                        .with("kind", change.kind().name())
                        .withItems(
                                "places",
                                change.places().stream()
                                        .map(place -> Item.empty()
                                                .with("roundId", place.roundId())
                                                .with("siteId", place.siteId()))
                                        .toList())
                        .with("facts", facts(change))
                        .with("no", change.no())
                        .with("at", change.at())
                        .with("pass", change.pass())
                        .with("cursor", change.cursor())
                        .with("failed", change.failed())
                        .with("waiting", DUE)
                        .with("dueAt", change.at()));
    }

    /** Those that have to be carried on at this instant, in the order in which they happened. */
    List<Cascade> due(Instant now) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("waiting")
                        .keyConditionExpression("waiting = :due AND dueAt <= :now")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(DUE),
                                ":now",
                                AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .items()
                .stream()
                .map(item -> find(Item.of(item).text("cascade")))
                .flatMap(Optional::stream)
                // Two may have happened at the same instant.
                .sorted(Comparator.comparing(Cascade::at).thenComparing(Cascade::no))
                .toList();
    }

    /** The next change that is carried on, and when. */
    public Optional<Map.Entry<String, Instant>> next() {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName("waiting")
                        .keyConditionExpression("waiting = :due")
                        .expressionAttributeValues(Map.of(":due", AttributeValue.fromS(DUE)))
                        .limit(1))
                .items()
                .stream()
                .map(Item::of)
                .findFirst()
                .map(item -> Map.entry(item.text("cascade"), item.instant("dueAt")));
    }

    /**
     * Where a run left off.
     *
     * @param failed whether a fault has passed somebody over in this pass so far
     */
    void leftOff(Cascade change, String cursor, boolean failed) {
        change(
                change,
                update ->
                        update.update("SET #cursor = :cursor, failed = :failed").name("cursor"),
                Item.empty().with("cursor", cursor).with("failed", failed));
    }

    /** Everybody was asked; they will be once more from this instant on. */
    void again(Cascade change, Instant dueAt) {
        change(
                change,
                update -> update.update("SET pass = :next, #cursor = :none, dueAt = :dueAt")
                        .name("cursor"),
                Item.empty().with("next", change.pass() + 1L).with("none", "").with("dueAt", dueAt));
    }

    /** Everybody was asked for the last time. */
    void done(Cascade change) {
        change(change, update -> update.update("REMOVE waiting, dueAt"), Item.empty());
    }

    /** Of two runs that work on the same pass, one may put the cursor back: then some are asked twice, and told once. */
    private void change(Cascade change, Consumer<Write.Expression> update, Item values) {
        Write.update("cascade", table, key(change.id()), expression -> {
                    update.accept(expression);
                    expression.when("pass = :pass").values(values.with("pass", change.pass()));
                })
                .alone(dynamoDb);
    }

    private Optional<Cascade> find(String id) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request ->
                        request.tableName(table).key(key(id).attributes()).consistentRead(true))
                .item();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(found))
                        .filter(item -> item.has("waiting"))
                        .map(CascadeTable::read);
    }

    private static Item facts(Cascade change) {
        Item facts = Item.empty();
        change.facts().forEach(facts::with);
        return facts;
    }

    private static Item key(String id) {
        return Item.empty().with("cascade", id);
    }

    private static Cascade read(Item item) {
        return new Cascade(
                item.text("cascade"),
                Cascade.Kind.valueOf(item.text("kind")),
                item.items("places").stream()
                        .map(place -> new Cascade.Place(place.text("roundId"), place.text("siteId")))
                        .toList(),
                (int) item.number("no"),
                item.instant("at"),
                item.findItem("facts").orElse(Item.empty()).texts(),
                (int) item.number("pass"),
                item.text("cursor"),
                item.flag("failed"));
    }
}
