package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The guard that nobody has two exams on one day, by the person's fingerprint and the day. Each live registration has one item, also
 * while its day is to be announced or is that of another exam, so that what a person has in a round is found by it.
 */
@ApplicationScoped
public class PlacementTable {

    /** Subject of the guard's write in a {@link kaowu.table.Rejection}. */
    public static final String PLACEMENT = "placement";

    /** Begins the key of what holds a round, and no day. */
    private static final String ROUND = "round#";

    private final DynamoDbClient dynamoDb;
    private final String table;

    PlacementTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.placements();
    }

    /** Holds her exam day for her, if nothing else of hers holds it. */
    public Write place(Registration registration) {
        return place(registration, registration.exam());
    }

    /** The same for an exam that she is about to have. */
    public Write place(Registration registration, Exam exam) {
        return Write.insert(
                PLACEMENT,
                table,
                "person",
                guard(registration, exam)
                        .with("registrationNo", registration.no())
                        .with("roundId", registration.roundId()));
    }

    /** Sets her free on that day, if it is this registration that holds it. */
    public Write free(Registration registration) {
        return Write.delete(
                "freed",
                table,
                guard(registration, registration.exam()),
                change -> change.when("attribute_not_exists(person) OR registrationNo = :no")
                        .values(Item.empty().with("no", registration.no())));
    }

    /**
     * Sets her free where her exam was and holds the day where it is to be; also if it is the same day in another round.
     *
     * @param exam that she is about to have
     */
    public List<Write> move(Registration registration, Exam exam, String roundId) {
        List<Write> writes = new ArrayList<>();
        boolean stays = registration.exam().guard(registration.no()).equals(exam.guard(registration.no()));
        if (!stays) {
            writes.add(free(registration));
        }
        if (!stays || !roundId.equals(registration.roundId())) {
            Item item = guard(registration, exam)
                    .with("registrationNo", registration.no())
                    .with("roundId", roundId);
            writes.add(Write.put(
                    PLACEMENT,
                    table,
                    item,
                    change -> change.when("attribute_not_exists(person) OR registrationNo = :no")
                            .values(Item.empty().with("no", registration.no()))));
        }
        return writes;
    }

    /** What of a person is held for a round, on whatever day. */
    List<Holder> of(String person, String roundId) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("person = :person")
                        .expressionAttributeValues(Map.of(":person", AttributeValue.fromS(person)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .map(item -> new Holder(item.text("registrationNo"), item.text("roundId")))
                .filter(held -> held.roundId().equals(roundId))
                .toList();
    }

    /**
     * Holds the round itself for her: where its sites have dates of their own, a day does not keep her from registering for it
     * twice.
     *
     * @param stale who may hold it by now, since that registration is none any more
     */
    Write alone(Registration registration, List<String> stale) {
        Item values = Item.empty();
        StringBuilder condition = new StringBuilder("attribute_not_exists(person)");
        for (int i = 0; i < stale.size(); i++) {
            values.with("stale" + i, stale.get(i));
            condition.append(" OR registrationNo = :stale").append(i);
        }
        Item item = key(registration.person(), ROUND + registration.roundId())
                .with("registrationNo", registration.no())
                .with("roundId", registration.roundId());
        return Write.put(
                PLACEMENT,
                table,
                item,
                change -> change.when(condition.toString()).values(values));
    }

    /** The registration that holds a day. */
    public record Holder(String registrationNo, String roundId) {}

    /** Which registration of a person holds a day; empty if none does. */
    public Optional<Holder> holder(String person, LocalDate day) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(person, day.toString()).attributes())
                        .consistentRead(true))
                .item();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(found))
                        .map(item -> new Holder(item.text("registrationNo"), item.text("roundId")));
    }

    /** Which other registration of theirs an item in the way is of; empty if it is none. */
    public static Optional<String> holderOf(Item placement) {
        return placement.findText("registrationNo");
    }

    private static Item guard(Registration registration, Exam exam) {
        return key(registration.person(), exam.guard(registration.no()));
    }

    private static Item key(String person, String day) {
        return Item.empty().with("person", person).with("day", day);
    }
}
