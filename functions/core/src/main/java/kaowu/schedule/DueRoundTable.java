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

/**
 * What the sweeps have to look at, and how far they are. Sparse indexes hold it: {@code closing} until a round is settled,
 * {@code reminding} until its last reminder. A tick with nothing due reads nothing else.
 */
@ApplicationScoped
public class DueRoundTable {

    private final DynamoDbClient dynamoDb;
    private final String table;

    DueRoundTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.rounds();
    }

    /** Where those dates stand whose deadline has passed at this instant and that are not settled. */
    public List<RoundKey> dueForClosing(Instant now) {
        return due("closing", "closesAt", now);
    }

    /** Where those dates stand that a reminder run has to look at. */
    public List<RoundKey> dueForReminding(Instant now) {
        return due("reminding", "remindAt", now);
    }

    private List<RoundKey> due(String index, String instant, Instant now) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(index + " = :due AND " + instant + " <= :now")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(RoundItem.DUE),
                                ":now",
                                AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .items()
                .stream()
                .map(item -> RoundItem.keyOf(Item.of(item)))
                .toList();
    }

    /** The next round to close after this instant, and when; rounds that are being settled are behind it. */
    public Optional<Map.Entry<RoundKey, Instant>> nextClosing(Instant after) {
        return next("closing", "closesAt", after);
    }

    /** The next round that a reminder run will look at, and when. */
    public Optional<Map.Entry<RoundKey, Instant>> nextReminding(Instant after) {
        return next("reminding", "remindAt", after);
    }

    private Optional<Map.Entry<RoundKey, Instant>> next(String index, String instant, Instant after) {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(index + " = :due AND " + instant + " > :after")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(RoundItem.DUE),
                                ":after",
                                AttributeValue.fromN(Long.toString(after.toEpochMilli()))))
                        .limit(1))
                .items()
                .stream()
                .map(Item::of)
                .findFirst()
                .map(item -> Map.entry(RoundItem.keyOf(item), item.instant(instant)));
    }

    /** Notes when the closing sweep first found every intake closed; false if that is noted, or the round moved meanwhile. */
    public boolean closed(Round round, Instant now) {
        return changeIf(
                round,
                "SET closedAt = :now",
                "version = :version AND closesAt <= :now AND attribute_not_exists(closedAt)",
                Item.empty().with("now", now));
    }

    /** Settled: nothing is left to forfeit, the sweeps need not look again. Stands in one transaction with the close report. */
    public Write settled(Round round, Instant now) {
        return Write.update(
                RoundTable.ROUND,
                table,
                RoundItem.keyOf(round),
                change -> change.update("SET settledAt = :now REMOVE closing, reminding, remindAt")
                        .when("version = :version AND attribute_exists(closing)")
                        .values(Item.empty().with("version", round.version()).with("now", now)));
    }

    /**
     * Where the reminder run left off.
     *
     * @param next when to look again, empty when the last reminder is out
     * @param cursor where to go on then, empty to begin with the first site
     */
    public void reminded(Round round, Optional<Instant> next, String cursor) {
        Item values = Item.empty();
        next.ifPresent(at -> values.with("next", at).with("cursor", cursor));
        changeIf(
                round,
                next.isPresent()
                        ? "SET remindAt = :next, remindCursor = :cursor"
                        : "REMOVE reminding, remindAt, remindCursor",
                "version = :version",
                values);
    }

    /** Where the last reminder run of this round left off, empty if it came to an end. */
    public String reminderCursor(Round round) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(RoundItem.keyOf(round).attributes())
                        .projectionExpression("remindCursor")
                        .consistentRead(true))
                .item();
        return Item.of(found).findText("remindCursor").orElse("");
    }

    private boolean changeIf(Round round, String update, String condition, Item values) {
        return Write.update(
                        RoundTable.ROUND,
                        table,
                        RoundItem.keyOf(round),
                        change -> change.update(update).when(condition).values(values.with("version", round.version())))
                .alone(dynamoDb);
    }
}
