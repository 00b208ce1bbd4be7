package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.candidate.Sealed;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Registrations: read, and changed on the conditions that make up the gate. What lacks something is found by {@link GapTable}; what
 * an item holds of materials is changed by {@link MaterialTable}; others move her by {@link MoveTable}.
 */
@ApplicationScoped
public class RegistrationTable {

    /** Subject of a registration's write in a {@link kaowu.table.Rejection}. */
    public static final String REGISTRATION = "registration";

    /** Her exam is as it was when she was read, and so is how she holds its day: whoever lets go of a day must know that. */
    static final String SAME_EXAM = " AND (attribute_not_exists(roundVersion) OR roundVersion = :examVersion)"
            + " AND (attribute_not_exists(examHold) OR examHold = :seenHold)";

    private static final String MOVES = "moves";

    private final DynamoDbClient dynamoDb;
    private final String table;

    RegistrationTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.registrations();
    }

    /** The registration of a number as it is stored; nothing written before is missed. */
    public Optional<Registration> find(String registrationNo) {
        return find(registrationNo, true);
    }

    /** The registration of a number as of a moment ago, at half the price. */
    Optional<Registration> glance(String registrationNo) {
        return find(registrationNo, false);
    }

    private Optional<Registration> find(String registrationNo, boolean consistent) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(key(registrationNo).attributes())
                        .consistentRead(consistent))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(RegistrationItem.read(Item.of(found)));
    }

    /** The registrations of several numbers, at most a hundred, in any order; what is not there is left out. */
    public List<Registration> find(Collection<String> registrationNos) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(registrationNos.stream()
                        .distinct()
                        .map(no -> key(no).attributes())
                        .toList())
                .consistentRead(true)
                .build();
        // The paginator asks again for what was left over.
        return dynamoDb.batchGetItemPaginator(request -> request.requestItems(Map.of(table, keys))).stream()
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .map(item -> RegistrationItem.read(Item.of(item)))
                .toList();
    }

    /** The registration of a number as somebody typed it. */
    public Optional<Registration> findTyped(String registrationNo) {
        return RegistrationNo.parse(registrationNo).flatMap(this::find);
    }

    Write insert(Registration registration) {
        String gap = registration.missing().isEmpty() ? GapTable.NONE : GapTable.MISSING;
        Item item = RegistrationItem.write(registration)
                .with("gap", GapTable.gap(registration.roundId(), registration.siteId(), gap));
        return Write.insert(REGISTRATION, table, "registrationNo", item);
    }

    /** @param reason as the candidate put it, sealed, since she may have put anything into it */
    Write withdraw(Registration registration, Sealed reason, Instant now) {
        Item values = liveValues(registration, now)
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("reason", reason.bytes())
                .with("withdrawn", RegistrationState.WITHDRAWN.name())
                .withItems("entries", List.of(RegistrationItem.write(new HistoryEntry(now, "WITHDRAWN", List.of()))));
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET #state = :withdrawn, withdrawReason = :reason,"
                                + " history = list_append(history, :entries) REMOVE gap, #extended")
                        .when(live(registration, now) + SAME_EXAM)
                        .name("state")
                        .name("extended")
                        .values(values));
    }

    /** Where a deadline of her own is ahead it is the gate; otherwise the intake is, in the same transaction. */
    static String live(Registration registration, Instant now) {
        String states = "#state IN (:registered, :complete)" + unmoved(registration);
        return registration.extendedAt(now) ? states + " AND ownDeadline > :now" : states;
    }

    static Item liveValues(Registration registration, Instant now) {
        Item values = Item.empty()
                .with("registered", RegistrationState.REGISTERED.name())
                .with("complete", RegistrationState.COMPLETE.name());
        seen(registration, values);
        return registration.extendedAt(now) ? values.with("now", now) : values;
    }

    /** Whoever writes down where she is, or leans on her intake, must know which it is. */
    static String unmoved(Registration registration) {
        return registration.moves() == 0 ? " AND attribute_not_exists(moves)" : " AND moves = :moves";
    }

    static Item seen(Registration registration, Item values) {
        return registration.moves() == 0 ? values : values.with(MOVES, registration.moves());
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
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("now", now)
                .withSet("seen", registration.missing())
                .with("gap", GapTable.gap(registration.roundId(), registration.siteId(), GapTable.FORFEITED))
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
                                + " AND (attribute_not_exists(ownDeadline) OR ownDeadline <= :now)" + SAME_EXAM
                                + unmoved(registration))
                        .name("state")
                        .name("extended")
                        .name("missing")
                        .values(seen(registration, values)));
    }

    /**
     * A deadline of her own, if she is as she was when she was read.
     *
     * @param exam when her exam is from now on
     */
    public Write reinstate(Registration registration, Exam exam, Instant until, Instant now) {
        Item values = Item.empty()
                .with("seen", registration.state().name())
                .with("examVersion", registration.exam().version())
                .with("seenHold", registration.exam().hold().name())
                .with("version", exam.version())
                .with("hold", exam.hold().name())
                .with("registered", RegistrationState.REGISTERED.name())
                .with("until", until)
                .with("extended", GapTable.EXTENDED)
                .with("gap", GapTable.gap(registration.roundId(), registration.siteId(), GapTable.MISSING))
                .withItems(
                        "entries",
                        List.of(RegistrationItem.write(
                                new HistoryEntry(now, "REINSTATED", registration.missingInOrder()))));
        exam.day().ifPresent(day -> values.with("day", day.toString()));
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update(
                                "SET #state = :registered, ownDeadline = :until, #extended = :extended, gap = :gap,"
                                        + " roundVersion = :version, examHold = :hold,"
                                        + " history = list_append(history, :entries)"
                                        + (exam.day().isPresent() ? ", theory = :day" : " REMOVE theory"))
                        .when("#state = :seen AND attribute_exists(#missing)" + SAME_EXAM + unmoved(registration))
                        .name("state")
                        .name("extended")
                        .name("missing")
                        .values(seen(registration, values)));
    }

    /** Something that concerns her and that she did not do, in her history; if she is live and at the same site as when she was read. */
    public Write note(Registration registration, String event, Instant at) {
        return Write.update(
                REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET history = list_append(history, :entries)")
                        .when("#state IN (:registered, :complete) AND siteId = :site")
                        .name("state")
                        .values(Item.empty()
                                .with("registered", RegistrationState.REGISTERED.name())
                                .with("complete", RegistrationState.COMPLETE.name())
                                .with("site", registration.siteId())
                                .withItems(
                                        "entries",
                                        List.of(RegistrationItem.write(new HistoryEntry(at, event, List.of()))))));
    }

    static Item key(String registrationNo) {
        return Item.empty().with("registrationNo", registrationNo);
    }
}
