package kaowu.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger. A waiting notice stands in a sparse index by due time, split into a few queues so that none is hot. */
@ApplicationScoped
public class NoticeTable {

    /** Subject of a notice's write in a {@link kaowu.table.Rejection}. */
    public static final String NOTICE = "notice";

    private static final int QUEUES = 4;

    private final DynamoDbClient dynamoDb;
    private final String table;

    NoticeTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.notices();
    }

    /** Names of the queues; a run asks each. */
    public List<String> queues() {
        return IntStream.range(0, QUEUES).mapToObj(Integer::toString).toList();
    }

    /** Claims the occasion within a transaction; fails the transaction if it was claimed before. */
    public Write insert(Notice notice) {
        return Write.insert(NOTICE, table, "occasion", write(notice));
    }

    /** Claims the occasion; false if it was claimed before. */
    public boolean add(Notice notice) {
        return insert(notice).alone(dynamoDb);
    }

    /** The notices of a queue that are due at this instant, the oldest first, at most so many. */
    public List<Notice> due(String queue, Instant now, int atMost) {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName("pending")
                        .keyConditionExpression("queue = :queue AND nextAttemptAt <= :now")
                        .expressionAttributeValues(Map.of(
                                ":queue",
                                AttributeValue.fromS(queue),
                                ":now",
                                AttributeValue.fromN(Long.toString(now.toEpochMilli()))))
                        .limit(atMost))
                .items()
                .stream()
                .map(Item::of)
                .map(key -> find(Recipient.parse(key.text("recipient")), key.text("occasion")))
                .flatMap(Optional::stream)
                .filter(notice -> !notice.nextAttemptAt().isAfter(now) && waiting(notice.state()))
                .toList();
    }

    /** When the next notice of any queue is due. */
    public Optional<Instant> nextDue() {
        return queues().stream()
                .flatMap(queue -> dynamoDb
                        .query(request -> request.tableName(table)
                                .indexName("pending")
                                .keyConditionExpression("queue = :queue")
                                .expressionAttributeValues(Map.of(":queue", AttributeValue.fromS(queue)))
                                .limit(1))
                        .items()
                        .stream())
                .map(item -> Item.of(item).instant("nextAttemptAt"))
                .min(Instant::compareTo);
    }

    public Optional<Notice> find(Recipient recipient, String occasion) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(recipient.text(), occasion).attributes())
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    /** All notices to a recipient. */
    public List<Notice> of(Recipient recipient) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("recipient = :recipient")
                        .expressionAttributeValues(Map.of(":recipient", AttributeValue.fromS(recipient.text())))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)))
                .toList();
    }

    /**
     * Marks it as being sent, if nobody has since it was read, nor has ended it.
     *
     * @param lostAt when another run may take it over because this one must have died
     */
    public boolean claim(Notice notice, String channel, Instant lostAt) {
        // Its own mark lets a repeated request, whose first reply was lost, see that the claim is already its own.
        String mark = UUID.randomUUID().toString();
        return change(
                        notice,
                        "SET #state = :sending, attempts = attempts + :one, nextAttemptAt = :lostAt, channel = :channel,"
                                + " mark = :mark",
                        "(attempts = :attempts AND nextAttemptAt = :due AND attribute_exists(queue)) OR mark = :mark",
                        Item.empty()
                                .with("sending", NoticeState.SENDING.name())
                                .with("one", 1)
                                .with("attempts", notice.attempts())
                                .with("due", notice.nextAttemptAt())
                                .with("lostAt", lostAt)
                                .with("channel", channel)
                                .with("mark", mark))
                .alone(dynamoDb);
    }

    /**
     * Done: it leaves the queue for good. The attempt counter tells whether this run still holds it.
     *
     * @param told what it said of her exam; empty if it did not
     */
    public Write sent(Notice notice, String messageId, Optional<Told> told, Instant at) {
        Item values = Item.empty()
                .with("sent", NoticeState.SENT.name())
                .with("at", at)
                .with("id", messageId)
                .with("attempts", notice.attempts() + 1L);
        told.ifPresent(said -> values.with("told", write(said)));
        return change(
                notice,
                "SET #state = :sent, sentAt = :at, messageId = :id" + (told.isPresent() ? ", told = :told" : "")
                        + " REMOVE queue",
                "attempts = :attempts",
                values);
    }

    /** To be tried again later. */
    public boolean retry(Notice notice, Instant nextAttemptAt, String remark) {
        return change(
                        notice,
                        "SET #state = :pending, nextAttemptAt = :next, remark = :remark",
                        "attempts = :attempts",
                        Item.empty()
                                .with("pending", NoticeState.PENDING.name())
                                .with("next", nextAttemptAt)
                                .with("remark", remark)
                                .with("attempts", notice.attempts() + 1L))
                .alone(dynamoDb);
    }

    /** Given up or no longer true: it leaves the queue and says why. */
    public boolean end(Notice notice, NoticeState state, int attempts, Instant at, String remark) {
        return change(
                        notice,
                        "SET #state = :state, endedAt = :at, remark = :remark REMOVE queue",
                        "attempts = :attempts AND attribute_exists(queue)",
                        Item.empty()
                                .with("state", state.name())
                                .with("at", at)
                                .with("remark", remark)
                                .with("attempts", attempts))
                .alone(dynamoDb);
    }

    /** Writes by itself that a notice was sent. */
    public void write(Write sent) {
        sent.alone(dynamoDb);
    }

    private Write change(Notice notice, String update, String condition, Item values) {
        return Write.update(
                NOTICE,
                table,
                key(notice.recipient().text(), notice.key()),
                change -> change.update(update).when(condition).name("state").values(values));
    }

    private static boolean waiting(NoticeState state) {
        return state == NoticeState.PENDING || state == NoticeState.SENDING;
    }

    private static Item key(String recipient, String occasion) {
        return Item.empty().with("recipient", recipient).with("occasion", occasion);
    }

    private static Item write(Notice notice) {
        Item item = key(notice.recipient().text(), notice.key())
                .with("kind", notice.occasion().text())
                .with("deadline", notice.deadline())
                .with("state", notice.state().name())
                .with("attempts", notice.attempts())
                .with("queuedAt", notice.queuedAt())
                .with("nextAttemptAt", notice.nextAttemptAt())
                .with(
                        "queue",
                        Integer.toString(Math.floorMod(notice.recipient().text().hashCode(), QUEUES)));
        notice.told().ifPresent(known -> item.with("told", write(known)));
        return item;
    }

    private static Item write(Told told) {
        return Item.empty()
                .with("roundId", told.roundId())
                .with("siteId", told.siteId())
                .withNullable("examDay", told.examDay().map(LocalDate::toString).orElse(null))
                .with("moves", told.moves())
                .with("version", told.version())
                .withNullable("besides", told.besides().orElse(null));
    }

    private static Told readTold(Item item) {
        return new Told(
                item.text("roundId"),
                item.text("siteId"),
                item.findText("examDay").map(LocalDate::parse),
                (int) item.number("moves"),
                (int) item.number("version"),
                item.findText("besides"));
    }

    private static Notice read(Item item) {
        return new Notice(
                Recipient.parse(item.text("recipient")),
                Occasion.parse(item.text("kind")),
                item.text("deadline"),
                NoticeState.valueOf(item.text("state")),
                (int) item.number("attempts"),
                item.instant("queuedAt"),
                item.instant("nextAttemptAt"),
                item.findText("channel"),
                item.findText("messageId"),
                item.findText("remark"),
                item.findItem("told").map(NoticeTable::readTold));
    }
}
