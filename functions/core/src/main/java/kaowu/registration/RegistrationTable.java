package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Registrations. The sparse index {@code gaps} holds those that lack something, and apart from them those that were forfeited for
 * it, site by site; the sparse index {@code own-deadlines} holds those that have a deadline of their own.
 */
@ApplicationScoped
public class RegistrationTable {

    /** Subject of a registration's write in a {@link kaowu.table.Rejection}. */
    public static final String REGISTRATION = "registration";

    private static final String EXTENDED = "YES";

    private final DynamoDbClient dynamoDb;
    private final String table;

    RegistrationTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.registrations();
    }

    /** The registration of a number as it is stored; nothing written before is missed. */
    public Optional<Registration> find(String registrationNo) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(registrationNo).attributes())
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(RegistrationItem.read(Item.of(found)));
    }

    /** The registration of a number as somebody typed it. */
    public Optional<Registration> findTyped(String registrationNo) {
        return RegistrationNo.parse(registrationNo).flatMap(this::find);
    }

    Write insert(Registration registration) {
        Item item = RegistrationItem.write(registration);
        if (!registration.missing().isEmpty()) {
            item.with("gap", gap(registration.roundId(), registration.siteId(), "MISSING"));
        }
        return Write.insert(REGISTRATION, table, "registrationNo", item);
    }

    /** Notes what is about to be uploaded, if the registration still takes materials at this instant. */
    Write announce(Registration registration, String kind, Material material, Instant now) {
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET announced.#" + kind + " = :material")
                        .when(live(registration, now))
                        .name("state")
                        .name(kind)
                        .values(liveValues(registration, now).with("material", RegistrationItem.write(material))));
    }

    /**
     * Notes that a material was received, if it is still the one that was announced.
     *
     * @param missing what is missing afterwards
     */
    Write receive(
            Registration registration,
            String kind,
            Material announced,
            Material kept,
            Set<String> missing,
            Instant now) {
        boolean complete = missing.isEmpty();
        List<Item> entries = new ArrayList<>();
        entries.add(RegistrationItem.write(new HistoryEntry(now, "MATERIAL_RECEIVED", List.of(kind))));
        if (complete && registration.state() == RegistrationState.REGISTERED) {
            entries.add(RegistrationItem.write(new HistoryEntry(now, "COMPLETED", List.of())));
        }
        Item values = liveValues(registration, now)
                .with("material", RegistrationItem.write(kept))
                .with("announced", announced.key())
                .with("after", (complete ? RegistrationState.COMPLETE : RegistrationState.REGISTERED).name())
                .withItems("entries", entries)
                .withSet("missing", missing);
        String before = "attribute_not_exists(#missing)";
        if (!registration.missing().isEmpty()) {
            // What was missing when it was read must still be what is missing, or two confirmations would undo each
            // other.
            values.withSet("seen", registration.missing());
            before = "#missing = :seen";
        }
        String condition = live(registration, now) + " AND announced.#" + kind + ".#key = :announced AND " + before;
        String update = "SET received.#" + kind + " = :material, #state = :after,"
                + " history = list_append(history, :entries)"
                + (complete
                        ? " REMOVE announced.#" + kind + ", #missing, gap, #extended"
                        : ", #missing = :missing REMOVE announced.#" + kind);
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> (complete ? change.name("extended") : change)
                        .update(update)
                        .when(condition)
                        .name("state")
                        .name("missing")
                        .name("key")
                        .name(kind)
                        .values(values));
    }

    /** @param reason as the candidate put it, sealed, since she may have put anything into it */
    Write withdraw(Registration registration, Sealed reason, Instant now) {
        Item values = liveValues(registration, now)
                .with("reason", reason.bytes())
                .with("withdrawn", RegistrationState.WITHDRAWN.name())
                .withItems("entries", List.of(RegistrationItem.write(new HistoryEntry(now, "WITHDRAWN", List.of()))));
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET #state = :withdrawn, withdrawReason = :reason,"
                                + " history = list_append(history, :entries) REMOVE gap, #extended")
                        .when(live(registration, now))
                        .name("state")
                        .name("extended")
                        .values(values));
    }

    /** Where a deadline of her own is ahead it is the gate; otherwise the intake is, in the same transaction. */
    private static String live(Registration registration, Instant now) {
        String states = "#state IN (:registered, :complete)";
        return registration.extendedAt(now) ? states + " AND ownDeadline > :now" : states;
    }

    private static Item liveValues(Registration registration, Instant now) {
        Item values = Item.empty()
                .with("registered", RegistrationState.REGISTERED.name())
                .with("complete", RegistrationState.COMPLETE.name());
        return registration.extendedAt(now) ? values.with("now", now) : values;
    }

    /**
     * 弃权, if she still lacks what she lacked when she was read and has no later deadline of her own. What was missing and when
     * it was found stay in the item for good.
     */
    public Write forfeit(Registration registration, Instant deadline, Instant now) {
        Item evidence = Item.empty()
                .withList("missing", registration.missingInOrder())
                .with("deadline", deadline)
                .with("at", now);
        Item values = Item.empty()
                .with("registered", RegistrationState.REGISTERED.name())
                .with("forfeited", RegistrationState.FORFEITED.name())
                .with("now", now)
                .withSet("seen", registration.missing())
                .with("gap", gap(registration.roundId(), registration.siteId(), "FORFEITED"))
                .withItems("none", List.of())
                .withItems("evidence", List.of(evidence))
                .withItems(
                        "entries",
                        List.of(RegistrationItem.write(
                                new HistoryEntry(now, "FORFEITED", registration.missingInOrder()))));
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET #state = :forfeited, gap = :gap,"
                                + " forfeits = list_append(if_not_exists(forfeits, :none), :evidence),"
                                + " history = list_append(history, :entries) REMOVE #extended")
                        .when("#state = :registered AND #missing = :seen"
                                + " AND (attribute_not_exists(ownDeadline) OR ownDeadline <= :now)")
                        .name("state")
                        .name("extended")
                        .name("missing")
                        .values(values));
    }

    /** A deadline of her own, if she is as she was when she was read. */
    public Write reinstate(Registration registration, Instant until, Instant now) {
        Item values = Item.empty()
                .with("seen", registration.state().name())
                .with("registered", RegistrationState.REGISTERED.name())
                .with("until", until)
                .with("extended", EXTENDED)
                .with("gap", gap(registration.roundId(), registration.siteId(), "MISSING"))
                .withItems(
                        "entries",
                        List.of(RegistrationItem.write(
                                new HistoryEntry(now, "REINSTATED", registration.missingInOrder()))));
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update(
                                "SET #state = :registered, ownDeadline = :until, #extended = :extended, gap = :gap,"
                                        + " history = list_append(history, :entries)")
                        .when("#state = :seen AND attribute_exists(#missing)")
                        .name("state")
                        .name("extended")
                        .name("missing")
                        .values(values));
    }

    /** Those who lack something at one site of a round, after the one whose number is given (empty: from the first). */
    public Stream<Gap> gaps(String roundId, String siteId, String after) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("gaps")
                        .keyConditionExpression("gap = :gap AND registrationNo > :after")
                        .expressionAttributeValues(Map.of(
                                ":gap",
                                AttributeValue.fromS(gap(roundId, siteId, "MISSING")),
                                ":after",
                                AttributeValue.fromS(after.isEmpty() ? " " : after))))
                .items()
                .stream()
                .map(Item::of)
                .map(item -> new Gap(
                        item.text("registrationNo"), item.instant("registeredAt"), item.findInstant("ownDeadline")));
    }

    /** How many were forfeited at one site of a round. */
    public int forfeited(String roundId, String siteId) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("gaps")
                        .select(Select.COUNT)
                        .keyConditionExpression("gap = :gap")
                        .expressionAttributeValues(
                                Map.of(":gap", AttributeValue.fromS(gap(roundId, siteId, "FORFEITED")))))
                .stream()
                .mapToInt(page -> page.count())
                .sum();
    }

    /** Numbers of those whose own deadline has passed at this instant, at most so many. */
    public List<String> ownDeadlinesPassed(Instant now, int atMost) {
        return ownDeadlines("<=", now, atMost).stream()
                .map(item -> item.text("registrationNo"))
                .toList();
    }

    /** The next deadline that somebody has of her own. */
    public Optional<Instant> nextOwnDeadline(Instant after) {
        return ownDeadlines(">", after, 1).stream()
                .map(item -> item.instant("ownDeadline"))
                .findFirst();
    }

    /** Her round has moved past her own deadline: she leaves the index, and the round's closing settles her as all others. */
    public void leaveToRound(String registrationNo, Instant now) {
        // Where it does not hold she was given a later one meanwhile, and stays.
        Write.update(
                        REGISTRATION,
                        table,
                        key(registrationNo),
                        change -> change.update("REMOVE #extended")
                                .when("ownDeadline <= :now")
                                .name("extended")
                                .values(Item.empty().with("now", now)))
                .alone(dynamoDb);
    }

    private Collection<Item> ownDeadlines(String comparison, Instant instant, int atMost) {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName("own-deadlines")
                        .keyConditionExpression("#extended = :yes AND ownDeadline " + comparison + " :instant")
                        .expressionAttributeNames(Map.of("#extended", "extended"))
                        .expressionAttributeValues(Map.of(
                                ":yes",
                                AttributeValue.fromS(EXTENDED),
                                ":instant",
                                AttributeValue.fromN(Long.toString(instant.toEpochMilli()))))
                        .limit(atMost))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    private static String gap(String roundId, String siteId, String what) {
        return roundId + "#" + siteId + "#" + what;
    }

    private static Item key(String registrationNo) {
        return Item.empty().with("registrationNo", registrationNo);
    }
}
