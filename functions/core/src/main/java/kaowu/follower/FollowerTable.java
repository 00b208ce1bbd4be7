package kaowu.follower;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.candidate.Sealed;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Followers, occupation by occupation. One who was told is marked so until the telling has come to an end, and then is gone. */
@ApplicationScoped
public class FollowerTable {

    /** Subject of a follower's write in a {@link kaowu.table.Rejection}. */
    public static final String FOLLOWER = "follower";

    private final DynamoDbClient dynamoDb;
    private final String table;

    FollowerTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.followers();
    }

    /** Nothing written before is missed. */
    public Optional<Follower> find(String occupation, String id) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(occupation, id).attributes())
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    /**
     * The followers of an occupation by id, page by page; none who followed before is missed.
     *
     * @param after goes on behind this id; empty: from the first
     */
    public Stream<Follower> of(String occupation, String after) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("occupation = :occupation AND follower > :after")
                        .expressionAttributeValues(Map.of(
                                ":occupation",
                                AttributeValue.fromS(occupation),
                                ":after",
                                // The sort key takes no empty text, and a blank comes before every id.
                                AttributeValue.fromS(after.isEmpty() ? " " : after)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)));
    }

    /** She waits from now on, unless she does already; one who is just being told of a round waits for the next. */
    boolean add(Follower follower) {
        Item item = key(follower.occupation(), follower.id())
                .with("contact", follower.contact().bytes())
                .with("byPhone", follower.byPhone())
                .with("lang", follower.lang())
                .with("since", follower.since());
        return Write.put(
                        FOLLOWER,
                        table,
                        item,
                        change -> change.when("attribute_not_exists(follower) OR attribute_exists(told)"))
                .alone(dynamoDb);
    }

    /** She is gone; false if there is no such follower. */
    boolean remove(String occupation, String id) {
        return Write.delete(FOLLOWER, table, key(occupation, id), change -> change.when("attribute_exists(follower)"))
                .alone(dynamoDb);
    }

    /** She is being told of a round, if she is as she was when she was read. */
    public Write tell(Follower follower, String roundId) {
        Item values = Item.empty().with("round", roundId);
        follower.told().ifPresent(before -> values.with("before", before));
        String before = follower.told().isPresent() ? "told = :before" : "attribute_not_exists(told)";
        return Write.update(
                FOLLOWER,
                table,
                key(follower.occupation(), follower.id()),
                change -> change.update("SET told = :round")
                        .when("attribute_exists(follower) AND " + before)
                        .values(values));
    }

    /** She was told of this round and is no longer a follower. */
    public Write toldOf(String occupation, String id, String roundId) {
        return Write.delete(
                FOLLOWER,
                table,
                key(occupation, id),
                change -> change.when("told = :round").values(Item.empty().with("round", roundId)));
    }

    /** She was not told of this round after all and waits again. */
    public Write notToldOf(String occupation, String id, String roundId) {
        return Write.update(
                FOLLOWER,
                table,
                key(occupation, id),
                change -> change.update("REMOVE told")
                        .when("told = :round")
                        .values(Item.empty().with("round", roundId)));
    }

    private static Item key(String occupation, String id) {
        return Item.empty().with("occupation", occupation).with("follower", id);
    }

    private static Follower read(Item item) {
        return new Follower(
                item.text("occupation"),
                item.text("follower"),
                Sealed.of(item.bytes("contact")),
                item.flag("byPhone"),
                item.text("lang"),
                item.instant("since"),
                item.findText("told"));
    }
}
