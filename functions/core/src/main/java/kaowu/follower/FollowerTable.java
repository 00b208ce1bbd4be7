package kaowu.follower;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Enough for every device of a family, and few enough for one item. */
    private static final int MOST_TOKENS = 20;

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
     * Those who wait for the dates of an occupation, by id, page by page; none who followed before is missed.
     *
     * @param after goes on behind this id; empty: from the first
     */
    public Stream<Follower> waiting(String occupation, String after) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("occupation = :occupation AND follower > :after")
                        .filterExpression("attribute_not_exists(told)")
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

    /**
     * She waits from now on, if she does not already, and whoever has this token lets her leave; one who is just being told of a
     * round waits for the next. What she left first stands.
     *
     * @return false if she has as many tokens as one may have, and nothing was written
     */
    boolean add(Follower follower, FollowerToken token) {
        return Write.update(
                        FOLLOWER,
                        table,
                        key(follower.occupation(), follower.id()),
                        change -> change.update("""
                                        SET contact = if_not_exists(contact, :contact), byPhone = if_not_exists(byPhone, :byPhone), \
                                        lang = if_not_exists(lang, :lang), since = if_not_exists(since, :since) \
                                        REMOVE told ADD tokens :tokens""")
                                .when("attribute_not_exists(tokens) OR size(tokens) < :most")
                                .values(Item.empty()
                                        .with("contact", follower.contact().bytes())
                                        .with("byPhone", follower.byPhone())
                                        .with("lang", follower.lang())
                                        .with("since", follower.since())
                                        .withSet("tokens", Set.of(token.hash()))
                                        .with("most", MOST_TOKENS)))
                .alone(dynamoDb);
    }

    /**
     * Whoever has this token follows no longer; with her last token a follower is gone.
     *
     * @return false if the token lets nobody leave
     */
    boolean remove(FollowerToken token) {
        Item key = key(token.occupation(), token.id());
        Write last = Write.delete(
                FOLLOWER,
                table,
                key,
                change -> change.when("tokens = :tokens").values(Item.empty().withSet("tokens", Set.of(token.hash()))));
        Write oneOfSeveral = Write.update(
                FOLLOWER,
                table,
                key,
                change -> change.update("DELETE tokens :tokens")
                        .when("contains(tokens, :token) AND size(tokens) > :one")
                        .values(Item.empty()
                                .withSet("tokens", Set.of(token.hash()))
                                .with("token", token.hash())
                                .with("one", 1)));
        while (!last.alone(dynamoDb)) {
            Write.Outcome outcome = oneOfSeveral.carryOut(dynamoDb);
            if (outcome.written()) {
                return true;
            } else if (!outcome.item().has("tokens")
                    || !outcome.item().set("tokens").contains(token.hash())) {
                return false;
            }
            // Another token went between the two writes and has left this one as the last.
        }
        return true;
    }

    /** She is being told by this notice, if she still waits. */
    public Write tell(Follower follower, String notice) {
        return Write.update(
                FOLLOWER,
                table,
                key(follower.occupation(), follower.id()),
                change -> change.update("SET told = :notice")
                        .when("attribute_exists(follower) AND attribute_not_exists(told)")
                        .values(Item.empty().with("notice", notice)));
    }

    /** She was told by this notice and is no longer a follower. */
    public Write told(String occupation, String id, String notice) {
        return Write.delete(
                FOLLOWER,
                table,
                key(occupation, id),
                change -> change.when("told = :notice").values(Item.empty().with("notice", notice)));
    }

    /** She was not told by this notice after all and waits again; nothing changes if she is not being told by it. */
    public void notTold(String occupation, String id, String notice) {
        Write.update(
                        FOLLOWER,
                        table,
                        key(occupation, id),
                        change -> change.update("REMOVE told")
                                .when("told = :notice")
                                .values(Item.empty().with("notice", notice)))
                .alone(dynamoDb);
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
