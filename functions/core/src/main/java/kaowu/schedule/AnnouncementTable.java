package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rounds that those who follow their occupations have still to be told of. A round is stored with a mark that says so, in a sparse
 * index; the mark has a name of its own, so that whoever works it off does not take away a newer one.
 */
@ApplicationScoped
public class AnnouncementTable {

    private static final String DUE = "DUE";

    private final DynamoDbClient dynamoDb;
    private final String table;

    AnnouncementTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.rounds();
    }

    /**
     * A round that is to be announced.
     *
     * @param cursor where the last run left off; empty: nowhere yet
     */
    public record Mark(String roundId, String name, String cursor) {}

    /** Marks an item of a round. */
    static void mark(Item round, Instant now) {
        round.with("announcing", DUE)
                .with("announceAt", now)
                .with("announceMark", UUID.randomUUID().toString());
    }

    /** Marks a round that is stored, whether it bears a mark or not. */
    public void again(Round round, Instant now) {
        Item values = Item.empty().with("version", round.version());
        mark(values, now);
        Write.update(
                        RoundTable.ROUND,
                        table,
                        RoundItem.keyOf(round),
                        change -> change.update("SET announcing = :announcing, announceAt = :announceAt,"
                                        + " announceMark = :announceMark REMOVE announceCursor")
                                .when("version = :version")
                                .values(values))
                .alone(dynamoDb);
    }

    /** The marks that are due at this instant. */
    public List<Mark> due(Instant now) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("announcing")
                        .keyConditionExpression("announcing = :due AND announceAt <= :now")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(DUE),
                                ":now",
                                AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .items()
                .stream()
                .map(key -> find(Item.of(key)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The round with the oldest mark, and since when it bears it. */
    public Optional<Map.Entry<String, Instant>> next() {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName("announcing")
                        .keyConditionExpression("announcing = :due")
                        .expressionAttributeValues(Map.of(":due", AttributeValue.fromS(DUE)))
                        .limit(1))
                .items()
                .stream()
                .map(Item::of)
                .findFirst()
                .map(key -> Map.entry(RoundItem.keyOf(key).roundId(), key.instant("announceAt")));
    }

    /** The mark itself: the index may show one that is gone. */
    private Optional<Mark> find(Item key) {
        Item found = Item.of(dynamoDb.getItem(request -> request.tableName(table)
                        .key(Map.of(
                                "planId", AttributeValue.fromS(key.text("planId")),
                                "entry", AttributeValue.fromS(key.text("entry"))))
                        .projectionExpression("announceMark, announceCursor")
                        .consistentRead(true))
                .item());
        return found.findText("announceMark")
                .map(name -> new Mark(
                        RoundItem.keyOf(key).roundId(),
                        name,
                        found.findText("announceCursor").orElse("")));
    }

    /** Where a run left off, unless the round was marked anew. */
    public void leftOff(Round round, Mark mark, String cursor) {
        change(round, mark, "SET announceCursor = :cursor", Item.empty().with("cursor", cursor));
    }

    /** Everybody is told, unless the round was marked anew. */
    public void done(Round round, Mark mark) {
        change(round, mark, "REMOVE announcing, announceAt, announceMark, announceCursor", Item.empty());
    }

    private void change(Round round, Mark mark, String update, Item values) {
        Write.update(
                        RoundTable.ROUND,
                        table,
                        RoundItem.keyOf(round),
                        change -> change.update(update)
                                .when("announceMark = :mark")
                                .values(values.with("mark", mark.name())))
                .alone(dynamoDb);
    }
}
