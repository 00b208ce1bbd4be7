package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kaowu.filing.Filing.Asked;
import kaowu.filing.Filing.Decision;
import kaowu.schedule.NewDates;
import kaowu.schedule.Practical;
import kaowu.table.Item;
import kaowu.table.KeyText;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Filings, by round and site and in the order in which they were filed. One that waits for a decision stands in the sparse index
 * {@code open}.
 */
@ApplicationScoped
public class FilingTable {

    /** Subject of a filing's write in a {@link kaowu.table.Rejection}. */
    public static final String FILING = "filing";

    private static final String WAITING = "WAITING";

    /** Of one batch, as DynamoDB bounds it. */
    private static final int MOST_AT_ONCE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;

    FilingTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.filings();
    }

    /** The filing of a number; nothing written before is missed. Empty also for a text that is no number. */
    public Optional<Filing> find(String filingNo) {
        return FilingNo.parse(filingNo)
                .filter(no -> KeyText.possible(place(no.roundId(), no.siteId())))
                .flatMap(no -> {
                    Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                                    .key(key(no.roundId(), no.siteId(), no.no()).attributes())
                                    .consistentRead(true))
                            .item();
                    return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
                });
    }

    /** All filings of a site for a round, the first of them first; nothing written before is missed. */
    public List<Filing> of(String roundId, String siteId) {
        String place = place(roundId, siteId);
        if (!KeyText.possible(place)) {
            return List.of();
        }
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("place = :place")
                        .expressionAttributeValues(Map.of(":place", AttributeValue.fromS(place)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)))
                .toList();
    }

    /** The last filing of a site for a round, decided or not. */
    Optional<Filing> newest(String roundId, String siteId) {
        return last(of(roundId, siteId));
    }

    /** The filing of a site for a round that waits for a decision: there is one at most, and it is the last. */
    public Optional<Filing> latestOpen(String roundId, String siteId) {
        return newest(roundId, siteId).filter(Filing::open);
    }

    /** The last filing of a site for a round on which a postponement can be made. */
    public Optional<Filing> approved(String roundId, String siteId) {
        return last(of(roundId, siteId).stream()
                .filter(filing -> filing.state() == FilingState.APPROVED)
                .toList());
    }

    private static Optional<Filing> last(List<Filing> filings) {
        return filings.isEmpty() ? Optional.empty() : Optional.of(filings.get(filings.size() - 1));
    }

    /** All that wait for a decision, the one first that will be late first; one that was filed just now may be missed. */
    public List<Filing> open() {
        List<Map<String, AttributeValue>> keys = dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("open")
                        .keyConditionExpression("#open = :waiting")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(Map.of(":waiting", AttributeValue.fromS(WAITING))))
                .items()
                .stream()
                .map(item -> Item.empty()
                        .with("place", Item.of(item).text("place"))
                        .with("no", Item.of(item).number("no"))
                        .attributes())
                .toList();
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + MOST_AT_ONCE)
                .mapToObj(from -> keys.subList(from, Math.min(from + MOST_AT_ONCE, keys.size())))
                // The paginator asks again for what was left over.
                .flatMap(some -> dynamoDb
                        .batchGetItemPaginator(request -> request.requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(some)
                                        .consistentRead(true)
                                        .build())))
                        .stream())
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .map(item -> read(Item.of(item)))
                // The index may not know yet that one was decided.
                .filter(Filing::open)
                .sorted(Comparator.comparing(Filing::decideBy)
                        .thenComparing(Filing::filedAt)
                        .thenComparing(Filing::filingNo))
                .toList();
    }

    /** All filings, in the order in which they were filed. */
    List<Filing> all() {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                .map(item -> read(Item.of(item)))
                .sorted(Comparator.comparing(Filing::filedAt).thenComparing(Filing::filingNo))
                .toList();
    }

    /** A new filing, if nobody has filed under that number. */
    public Write insert(Filing filing) {
        return Write.insert(FILING, table, "no", write(filing).with("open", WAITING));
    }

    /** What was decided on a filing, if it still waits. */
    public Write decide(Filing filing, Decision decision) {
        return Write.update(
                FILING,
                table,
                key(filing),
                change -> change.update("SET #state = :state, decision = :decision REMOVE #open")
                        .when("#state = :filed")
                        .name("state")
                        .name("open")
                        .values(Item.empty()
                                .with("state", filing.state().name())
                                .with("decision", write(decision))
                                .with("filed", FilingState.FILED.name())));
    }

    /** Whoever filed takes it back, if it still waits. */
    Write withdraw(Filing filing) {
        return Write.update(
                FILING,
                table,
                key(filing),
                change -> change.update("SET #state = :withdrawn REMOVE #open")
                        .when("#state = :filed")
                        .name("state")
                        .name("open")
                        .values(Item.empty()
                                .with("withdrawn", FilingState.WITHDRAWN.name())
                                .with("filed", FilingState.FILED.name())));
    }

    /**
     * A postponement is made on a filing, if it is approved and none was made on it.
     *
     * @param roundVersion version of the round that the postponement makes
     */
    public Write use(Filing filing, int roundVersion) {
        return Write.update(
                FILING,
                table,
                key(filing),
                change -> change.update("SET #state = :used, usedFor = :version")
                        .when("#state = :approved")
                        .name("state")
                        .values(Item.empty()
                                .with("used", FilingState.USED.name())
                                .with("version", roundVersion)
                                .with("approved", FilingState.APPROVED.name())));
    }

    private static String place(String roundId, String siteId) {
        return roundId + "/" + siteId;
    }

    private static Item key(Filing filing) {
        return key(filing.roundId(), filing.siteId(), filing.no());
    }

    private static Item key(String roundId, String siteId, int no) {
        return Item.empty().with("place", place(roundId, siteId)).with("no", no);
    }

    private static Item write(Filing filing) {
        Item item = key(filing)
                .with("roundId", filing.roundId())
                .with("siteId", filing.siteId())
                .with("state", filing.state().name())
                .withNullable("reason", filing.asked().reason().orElse(null))
                .withNullable("document", filing.asked().document().orElse(null))
                .with("tbd", filing.asked().tbd())
                .with("zone", filing.zone().getId())
                .with("by", filing.by())
                .with("filedAt", filing.filedAt())
                .with("decideBy", filing.decideBy());
        filing.asked().to().ifPresent(to -> item.with("to", write(to)));
        return item;
    }

    private static Item write(NewDates to) {
        return Item.empty()
                .withNullable(
                        "deadline", to.deadline() == null ? null : to.deadline().toString())
                .with("theory", to.theory().toString())
                .with("practicalFrom", to.practical().from().toString())
                .with("practicalTo", to.practical().to().toString());
    }

    private static Item write(Decision decision) {
        return Item.empty()
                .with("approved", decision.approved())
                .with("by", decision.by())
                .with("at", decision.at())
                .withNullable("document", decision.document().orElse(null))
                .withNullable("remark", decision.remark().orElse(null));
    }

    private static Filing read(Item item) {
        return new Filing(
                item.text("roundId"),
                item.text("siteId"),
                (int) item.number("no"),
                FilingState.valueOf(item.text("state")),
                new Asked(
                        item.findText("reason"),
                        item.findText("document"),
                        item.findItem("to").map(FilingTable::readDates),
                        item.flag("tbd")),
                ZoneId.of(item.text("zone")),
                item.text("by"),
                item.instant("filedAt"),
                item.instant("decideBy"),
                item.findItem("decision").map(FilingTable::readDecision),
                item.findNumber("usedFor").map(Long::intValue));
    }

    private static NewDates readDates(Item item) {
        return new NewDates(
                item.findText("deadline").map(LocalDate::parse).orElse(null),
                LocalDate.parse(item.text("theory")),
                new Practical(LocalDate.parse(item.text("practicalFrom")), LocalDate.parse(item.text("practicalTo"))));
    }

    private static Decision readDecision(Item item) {
        return new Decision(
                item.flag("approved"),
                item.text("by"),
                item.instant("at"),
                item.findText("document"),
                item.findText("remark"));
    }
}
