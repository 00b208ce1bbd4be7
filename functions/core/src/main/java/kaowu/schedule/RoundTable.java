package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.KeyText;
import kaowu.table.TableNames;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rounds. Sparse indexes hold what the sweeps have to look at: {@code closing} until a round is settled, {@code reminding} until its
 * last reminder, and that of {@link AnnouncementTable}. A tick with nothing due reads nothing else.
 */
@ApplicationScoped
public class RoundTable {

    /** Subject of the write about a round that is read and not replaced, in a {@link kaowu.table.Rejection}. */
    public static final String ROUND = "round";

    private static final String DUE = "DUE";

    private final DynamoDbClient dynamoDb;
    private final String table;

    RoundTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.rounds();
    }

    /** The round of an id such as {@code 2020h2-unified-1}; empty also for an id that is no such thing. */
    public Optional<Round> find(String roundId) {
        return find(roundId, false);
    }

    /** As {@link #find(String)}, and nothing written before is missed. */
    public Optional<Round> findNow(String roundId) {
        return find(roundId, true);
    }

    private Optional<Round> find(String roundId, boolean consistent) {
        return key(roundId).flatMap(key -> {
            Map<String, AttributeValue> found = dynamoDb.getItem(request ->
                            request.tableName(table).key(key.attributes()).consistentRead(consistent))
                    .item();
            return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
        });
    }

    /** All rounds of a plan, by number. */
    public List<Round> ofPlan(String planId) {
        if (!KeyText.possible(planId)) {
            return List.of();
        }
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("planId = :plan AND begins_with(entry, :round)")
                        .expressionAttributeValues(
                                Map.of(":plan", AttributeValue.fromS(planId), ":round", AttributeValue.fromS("round#")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)))
                .toList();
    }

    /** All rounds of all plans, the next deadline first. */
    public List<Round> all() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(table)
                        .filterExpression("begins_with(entry, :round)")
                        .expressionAttributeValues(Map.of(":round", AttributeValue.fromS("round#")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)))
                .sorted(Comparator.comparing(Round::closesAt)
                        .thenComparing(Round::planId)
                        .thenComparing(Round::no))
                .toList();
    }

    /**
     * Stores a round in place of the version that was read, to be announced to those who follow what it names.
     *
     * @param before absent for a new one
     */
    Write put(Round round, @Nullable Round before, Instant now) {
        Item item = write(round);
        if (!round.occupations().isEmpty() && round.live(now)) {
            AnnouncementTable.mark(item, now);
        }
        if (before == null) {
            return Write.insert("round-" + round.no(), table, "entry", item);
        }
        Item seen = Item.empty().with("seen", before.version());
        // The sweep notes its progress without a new version; a put must not undo what it noted meanwhile.
        String progress =
                unchanged("closedAt", before.closedAt(), seen) + unchanged("settledAt", before.settledAt(), seen);
        return Write.put(
                "round-" + round.no(),
                table,
                item,
                change -> change.when("version = :seen" + progress).values(seen));
    }

    private static String unchanged(String attribute, Optional<Instant> before, Item values) {
        before.ifPresent(instant -> values.with(attribute, instant));
        return before.isPresent()
                ? " AND " + attribute + " = :" + attribute
                : " AND attribute_not_exists(" + attribute + ")";
    }

    /** Changes nothing: the transaction only stands if the round has not moved since it was read. */
    public Write unmoved(Round round) {
        return Write.check(
                ROUND,
                table,
                keyOf(round),
                change -> change.when("version = :version").values(Item.empty().with("version", round.version())));
    }

    /** Ids of the rounds whose deadline has passed at this instant and that are not settled. */
    public List<String> dueForClosing(Instant now) {
        return due("closing", "closesAt", now);
    }

    /** Ids of the rounds that a reminder run has to look at. */
    public List<String> dueForReminding(Instant now) {
        return due("reminding", "remindAt", now);
    }

    private List<String> due(String index, String instant, Instant now) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(index + " = :due AND " + instant + " <= :now")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(DUE),
                                ":now",
                                AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .items()
                .stream()
                .map(item -> idOf(Item.of(item)))
                .toList();
    }

    /** The next round to close after this instant, and when; rounds that are being settled are behind it. */
    public Optional<Map.Entry<String, Instant>> nextClosing(Instant after) {
        return next("closing", "closesAt", after);
    }

    /** The next round that a reminder run will look at, and when. */
    public Optional<Map.Entry<String, Instant>> nextReminding(Instant after) {
        return next("reminding", "remindAt", after);
    }

    private Optional<Map.Entry<String, Instant>> next(String index, String instant, Instant after) {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(index + " = :due AND " + instant + " > :after")
                        .expressionAttributeValues(Map.of(
                                ":due",
                                AttributeValue.fromS(DUE),
                                ":after",
                                AttributeValue.fromN(Long.toString(after.toEpochMilli()))))
                        .limit(1))
                .items()
                .stream()
                .map(Item::of)
                .findFirst()
                .map(item -> Map.entry(idOf(item), item.instant(instant)));
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
                ROUND,
                table,
                keyOf(round),
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
                        .key(keyOf(round).attributes())
                        .projectionExpression("remindCursor")
                        .consistentRead(true))
                .item();
        return Item.of(found).findText("remindCursor").orElse("");
    }

    private boolean changeIf(Round round, String update, String condition, Item values) {
        return Write.update(
                        ROUND,
                        table,
                        keyOf(round),
                        change -> change.update(update).when(condition).values(values.with("version", round.version())))
                .alone(dynamoDb);
    }

    private static Optional<Item> key(String roundId) {
        int dash = roundId.lastIndexOf('-');
        if (dash <= 0
                || !KeyText.possible(roundId)
                || !roundId.substring(dash + 1).matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        return Optional.of(key(roundId.substring(0, dash), Integer.parseInt(roundId, dash + 1, roundId.length(), 10)));
    }

    private static Item key(String planId, int no) {
        return Item.empty().with("planId", planId).with("entry", "round#%04d".formatted(no));
    }

    static Item keyOf(Round round) {
        return key(round.planId(), round.no());
    }

    static String idOf(Item item) {
        return Round.id(item.text("planId"), Integer.parseInt(item.text("entry").substring("round#".length())));
    }

    private static Item write(Round round) {
        Item item = keyOf(round)
                .with("no", round.no())
                .with("kind", round.kind().name())
                .with("version", round.version())
                .with("zone", round.zone().getId())
                .withList("occupations", round.occupations())
                .with("deadline", round.deadline().toString())
                .with("theory", round.theory().toString())
                .with("practicalFrom", round.practical().from().toString())
                .with("practicalTo", round.practical().to().toString())
                .with("opensAt", round.opensAt())
                .with("closesAt", round.closesAt())
                .with("cancelled", round.cancelled())
                .with("tbd", round.tbd());
        round.closedAt().ifPresent(closedAt -> item.with("closedAt", closedAt));
        round.settledAt().ifPresent(settledAt -> item.with("settledAt", settledAt));
        if (!round.cancelled() && round.settledAt().isEmpty()) {
            // The first reminder run replaces the second instant by the first occasion that its settings name.
            item.with("closing", DUE).with("reminding", DUE).with("remindAt", round.opensAt());
        }
        return item;
    }

    private static Round read(Item item) {
        return new Round(
                item.text("planId"),
                (int) item.number("no"),
                PlanKind.valueOf(item.text("kind")),
                (int) item.number("version"),
                ZoneId.of(item.text("zone")),
                item.list("occupations"),
                LocalDate.parse(item.text("deadline")),
                LocalDate.parse(item.text("theory")),
                new Practical(LocalDate.parse(item.text("practicalFrom")), LocalDate.parse(item.text("practicalTo"))),
                item.instant("opensAt"),
                item.instant("closesAt"),
                item.findInstant("closedAt"),
                item.findInstant("settledAt"),
                item.flag("cancelled"),
                item.flag("tbd"));
    }
}
