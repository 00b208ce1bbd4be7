package kaowu.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Audit items, in order of time within a subject. An item is written once and never changed. */
@ApplicationScoped
public class AuditTable {

    /** Officials work in this zone whatever zone a plan is in; the offset is written out in each item. */
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.of("Asia/Shanghai"));

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ObjectMapper json;

    AuditTable(DynamoDbClient dynamoDb, TableNames tables, ObjectMapper json) {
        this.dynamoDb = dynamoDb;
        this.table = tables.audit();
        this.json = json;
    }

    /** A change of an official. The key holds a random part, so that two changes in one millisecond both stand. */
    public Write change(
            String subject,
            Instant at,
            String action,
            String by,
            @Nullable Object before,
            Object after,
            @Nullable String reason) {
        return write(AT.format(at) + "#" + UUID.randomUUID(), subject, at, action, by, before, after, reason);
    }

    /** An item that is to stand once, whoever writes it first: its key is the name and not the time. */
    public Write once(String subject, String name, Instant at, String action, String by, Object after) {
        return write(name, subject, at, action, by, null, after, null);
    }

    private Write write(
            String key,
            String subject,
            Instant at,
            String action,
            String by,
            @Nullable Object before,
            Object after,
            @Nullable String reason) {
        Item item = Item.empty()
                .with("subject", subject)
                .with("at", key)
                .with("instant", at)
                .with("time", AT.format(at))
                .with("action", action)
                .with("by", by)
                .withNullable("before", before == null ? null : asJson(before))
                .with("after", asJson(after))
                .withNullable("reason", reason);
        return Write.insert("audit", table, "at", item);
    }

    /** All items of a subject, the oldest first. */
    public List<AuditItem> of(String subject) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("subject = :subject")
                        .expressionAttributeValues(Map.of(":subject", AttributeValue.fromS(subject)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .map(item -> new AuditItem(
                        item.text("subject"),
                        item.instant("instant"),
                        item.text("action"),
                        item.text("by"),
                        item.findText("before").orElse(null),
                        item.text("after"),
                        item.findText("reason").orElse(null)))
                .toList();
    }

    private String asJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot write an audit item of " + value.getClass(), fault);
        }
    }
}
