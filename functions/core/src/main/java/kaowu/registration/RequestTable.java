package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kaowu.candidate.Sealed;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests that were carried out, by the fingerprint of their idempotency key. What has expired counts as absent. */
@ApplicationScoped
class RequestTable {

    /** Subject of a request's write in a {@link kaowu.table.Rejection}. */
    static final String REQUEST = "request";

    private static final String ABSENT = "attribute_not_exists(idempotencyKey) OR expiresAt <= :second";

    private final DynamoDbClient dynamoDb;
    private final String table;

    RequestTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.requests();
    }

    /**
     * @param key fingerprint of the idempotency key
     * @param fingerprint of what was asked for
     * @param reply what was answered
     */
    record Request(String key, String fingerprint, Sealed reply) {}

    Optional<Request> find(String key, Instant now) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request ->
                        request.tableName(table).key(key(key).attributes()).consistentRead(true))
                .item();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(found))
                        .filter(item -> item.number("expiresAt") > now.getEpochSecond())
                        .map(RequestTable::read);
    }

    /** Remembers a request with the transaction that carries it out, unless one with its key is remembered. */
    Write insert(Request request, Instant expiresAt, Instant now) {
        Item item = key(request.key())
                .with("fingerprint", request.fingerprint())
                .with("reply", request.reply().bytes())
                .withSecond("expiresAt", expiresAt);
        return Write.put(REQUEST, table, item, change -> change.when(ABSENT).values(second(now)));
    }

    /** Writes nothing, but waits for whoever is just writing a request with this key, and is rejected by what she wrote. */
    Write absent(String key, Instant now) {
        return Write.check(
                REQUEST, table, key(key), change -> change.when(ABSENT).values(second(now)));
    }

    /** A request that was in the way of another. */
    static Request read(Item item) {
        return new Request(item.text("idempotencyKey"), item.text("fingerprint"), Sealed.of(item.bytes("reply")));
    }

    private static Item second(Instant now) {
        return Item.empty().with("second", now.getEpochSecond());
    }

    private static Item key(String key) {
        return Item.empty().with("idempotencyKey", key);
    }
}
