package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaowu.table.Item;
import kaowu.table.Rejection;
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

    /** Subject of the write that sets her free. */
    static final String FREED = "freed";

    /** Begins the key of what holds a round, and no day. */
    private static final String ROUND = "round#";

    private final DynamoDbClient dynamoDb;
    private final String table;

    PlacementTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.placements();
    }

    /** Holds her exam day for her, if nothing else of hers holds it. */
    Write place(Registration registration) {
        return place(registration, registration.exam());
    }

    /** The same for an exam that she is about to have. */
    Write place(Registration registration, Exam exam) {
        return Write.insert(
                PLACEMENT,
                table,
                "person",
                guard(registration, exam)
                        .with("registrationNo", registration.no())
                        .with("roundId", registration.roundId()));
    }

    /** Holds the day where her exam is to be, if nothing else of hers holds it; who waits for it goes on waiting. */
    Write hold(Registration registration, Exam exam, String roundId) {
        return Write.update(
                PLACEMENT,
                table,
                guard(registration, exam),
                change -> change.update("SET registrationNo = :no, roundId = :round")
                        .when("attribute_not_exists(person) OR registrationNo = :no")
                        .values(Item.empty().with("no", registration.no()).with("round", roundId)));
    }

    /** Waits for a day that another registration of hers holds, if that still does. */
    Write await(Registration registration, LocalDate day, String holderNo) {
        return Write.update(
                "awaited",
                table,
                key(registration.person(), day.toString()),
                change -> change.update("ADD waiting :waiting")
                        .when("registrationNo = :holder")
                        .values(Item.empty().with("holder", holderNo).withSet("waiting", Set.of(registration.no()))));
    }

    /**
     * Sets her free on that day, if it is this registration that holds it and these, and no others, wait for it.
     *
     * @param waiting as {@link #waiting} tells
     */
    Write free(Registration registration, Set<String> waiting) {
        Item values = Item.empty().with("no", registration.no());
        String condition = waiting.isEmpty() ? "attribute_not_exists(waiting)" : "waiting = :waiting";
        if (!waiting.isEmpty()) {
            values.withSet("waiting", waiting);
        }
        return Write.delete(
                FREED,
                table,
                guard(registration, registration.exam()),
                change -> change.when("attribute_not_exists(person) OR (registrationNo = :no AND " + condition + ")")
                        .values(values));
    }

    /** Hands her day to another registration of hers, if it holds it and these wait for it. */
    Write pass(Registration registration, Registration heir, Set<String> waiting) {
        return Write.update(
                FREED,
                table,
                guard(registration, registration.exam()),
                change -> change.update("SET registrationNo = :heir, roundId = :round DELETE waiting :served")
                        .when("registrationNo = :no AND waiting = :waiting")
                        .values(Item.empty()
                                .with("no", registration.no())
                                .with("heir", heir.no())
                                .with("round", heir.roundId())
                                .withSet("served", Set.of(heir.no()))
                                .withSet("waiting", waiting)));
    }

    /**
     * Which registrations wait for a day that could not be left for them, as they asked for it; they need not want it any more. Empty
     * if it was for another reason.
     */
    static Set<String> waiting(Rejection rejection) {
        return rejection
                .of(FREED)
                .map(placement -> Set.copyOf(placement.set("waiting")))
                .orElse(Set.of());
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
