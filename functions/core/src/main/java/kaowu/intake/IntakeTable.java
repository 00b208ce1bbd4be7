package kaowu.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The shards of all intakes, and the conditions that make up the gate. */
@ApplicationScoped
public class IntakeTable {

    /** Subject of the gate's write in a {@link kaowu.table.Rejection}. */
    public static final String GATE = "intake";

    /** Far more than the sites and open rounds of a province make. */
    private static final int MOST_REMEMBERED = 10_000;

    private final DynamoDbClient dynamoDb;
    private final String table;

    /** Into how many shards intakes are split, by round and site. */
    private final Map<String, Integer> splits = new ConcurrentHashMap<>();

    IntakeTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.intakes();
    }

    /** The shards of one site in a round, by number; empty where no intake was opened. */
    public List<Shard> of(String roundId, String siteId) {
        return query("roundId = :round AND begins_with(slot, :site)", roundId, siteId + "#");
    }

    /**
     * The shards of a site's intake in a round, in the order in which somebody asks them for a place; none where none was opened.
     * How many there are is fixed when it is opened and is remembered. But while it is being opened a query may see only some of
     * them: when all that are known were asked, it is looked for others once more.
     *
     * @param who people who differ in it begin with different shards
     */
    public Stream<ShardKey> inTurn(String roundId, String siteId, int who) {
        Integer remembered = splits.get(intake(roundId, siteId));
        int known = remembered == null ? split(roundId, siteId) : remembered;
        if (known == 0) {
            return Stream.empty();
        }
        int first = Math.floorMod(who, known);
        return Stream.concat(
                        IntStream.range(0, known).map(i -> (first + i) % known).boxed(),
                        // Not before all those were asked.
                        Stream.of(known)
                                .flatMap(seen -> IntStream.range(seen, split(roundId, siteId))
                                        .boxed()))
                .map(no -> new ShardKey(roundId, siteId, no));
    }

    private int split(String roundId, String siteId) {
        int found = of(roundId, siteId).size();
        if (found > 0 && splits.size() < MOST_REMEMBERED) {
            splits.put(intake(roundId, siteId), found);
        }
        return found;
    }

    private static String intake(String roundId, String siteId) {
        return roundId + "#" + siteId;
    }

    /** All shards of a round, site by site. */
    public List<Shard> of(String roundId) {
        return query("roundId = :round AND slot > :site", roundId, " ");
    }

    private List<Shard> query(String keys, String roundId, String site) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression(keys)
                        .expressionAttributeValues(
                                Map.of(":round", AttributeValue.fromS(roundId), ":site", AttributeValue.fromS(site)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> read(Item.of(item)))
                .toList();
    }

    /** One more place taken, if the shard is open at this instant, has one, and has the dates of this version or a newer one. */
    public Write take(ShardKey shard, int roundVersion, Instant now) {
        return Write.update(
                GATE,
                table,
                key(shard),
                change -> change.update("SET taken = taken + :one")
                        .when("#state = :open AND attribute_not_exists(suspended) AND attribute_not_exists(paused)"
                                + " AND opensAt <= :now AND closesAt > :now AND roundVersion >= :version"
                                + " AND (attribute_not_exists(#capacity) OR taken < #capacity)")
                        .name("state")
                        .name("capacity")
                        .values(Item.empty()
                                .with("one", 1)
                                .with("now", now)
                                .with("version", roundVersion)
                                .with("open", IntakeState.OPEN.name())));
    }

    /** One place given back, if the deadline is still ahead. */
    public Write giveBack(ShardKey shard, Instant now) {
        return Write.update(
                GATE,
                table,
                key(shard),
                change -> change.update("SET taken = taken - :one")
                        .when("#state <> :closed AND closesAt > :now")
                        .name("state")
                        .values(Item.empty()
                                .with("one", 1)
                                .with("now", now)
                                .with("closed", IntakeState.CLOSED.name())));
    }

    /** One place given back by somebody whose own deadline is later than the round's. */
    public Write giveBackAfterClosing(ShardKey shard) {
        return Write.update(
                GATE,
                table,
                key(shard),
                change -> change.update("SET taken = taken - :one")
                        .when("taken >= :one")
                        .values(Item.empty().with("one", 1)));
    }

    /**
     * One more place taken by somebody who is moved here, whatever the deadline; if the shard has one, its site is not suspended, and
     * it has the dates of this very version.
     */
    public Write enter(ShardKey shard, int roundVersion) {
        return Write.update(
                GATE,
                table,
                key(shard),
                change -> change.update("SET taken = taken + :one")
                        .when("roundVersion = :version AND attribute_not_exists(suspended)"
                                + " AND (attribute_not_exists(#capacity) OR taken < #capacity)")
                        .name("capacity")
                        .values(Item.empty().with("one", 1).with("version", roundVersion)));
    }

    /** One place given back by somebody who is moved away. */
    public Write leave(ShardKey shard) {
        return Write.update(
                "left",
                table,
                key(shard),
                change -> change.update("SET taken = taken - :one")
                        .when("taken >= :one")
                        .values(Item.empty().with("one", 1)));
    }

    /** Nothing taken, but the deadline must still be ahead: for materials of those who are in. */
    public Write stillBefore(ShardKey shard, Instant now) {
        return Write.check(
                GATE,
                table,
                key(shard),
                change -> change.when("#state <> :closed AND closesAt > :now")
                        .name("state")
                        .values(Item.empty().with("now", now).with("closed", IntakeState.CLOSED.name())));
    }

    /** Takes nobody any more, whatever becomes of the round's dates, until that very suspension of the site is lifted. */
    public Write suspend(ShardKey shard, int suspension) {
        return Write.update(
                "shard-" + shard.slot(),
                table,
                key(shard),
                change -> change.update("SET suspended = :suspension")
                        .when("attribute_exists(slot) AND attribute_not_exists(suspended)")
                        .values(Item.empty().with("suspension", suspension)));
    }

    /** The site's suspension is over. */
    public Write resume(ShardKey shard) {
        return Write.update(
                "shard-" + shard.slot(),
                table,
                key(shard),
                change -> change.update("REMOVE suspended").when("attribute_exists(slot)"));
    }

    /** A new shard. */
    public Write open(Shard shard) {
        return Write.insert("shard-" + shard.no(), table, "slot", write(shard));
    }

    /** A new capacity for a shard, unless more places are taken by now. */
    public Write resize(Shard shard, OptionalInt capacity) {
        return Write.update("shard-" + shard.no(), table, key(shard.key()), change -> {
            change.name("capacity");
            if (capacity.isPresent()) {
                change.update("SET #capacity = :capacity")
                        .when("taken <= :capacity")
                        .values(Item.empty().with("capacity", capacity.getAsInt()));
            } else {
                change.update("REMOVE #capacity").when("attribute_exists(slot)");
            }
        });
    }

    /**
     * Takes over the dates of a newer version of the round; a shard that was closed at an earlier deadline opens again if the new
     * one is ahead. Of two that do so at once the newer version stays.
     */
    public void follow(ShardKey shard, ShardDates dates, Instant now) {
        String set = "SET roundVersion = :version, opensAt = :opensAt, closesAt = :closesAt"
                + (dates.paused() ? ", paused = :paused" : "");
        String remove = dates.paused() ? "" : "paused";
        Item values = Item.empty()
                .with("version", dates.version())
                .with("opensAt", dates.opensAt())
                .with("closesAt", dates.closesAt());
        if (dates.paused()) {
            values.with("paused", true);
        }
        boolean reopened = dates.closesAt().isAfter(now)
                && change(
                        shard,
                        change -> change.update(set + ", #state = :open REMOVE closedAt"
                                        + (remove.isEmpty() ? "" : ", " + remove))
                                .when("roundVersion < :version AND #state = :closed")
                                .name("state")
                                .values(values)
                                .values(Item.empty()
                                        .with("open", IntakeState.OPEN.name())
                                        .with("closed", IntakeState.CLOSED.name())));
        if (!reopened) {
            change(
                    shard,
                    change -> change.update(set + (remove.isEmpty() ? "" : " REMOVE " + remove))
                            .when("roundVersion < :version")
                            .values(values));
        }
    }

    /** Closes a shard whose deadline has passed at this instant; a moved deadline wins. */
    public void close(ShardKey shard, Instant now) {
        change(
                shard,
                change -> change.update("SET #state = :closed, closedAt = :now")
                        .when("closesAt <= :now AND #state <> :closed")
                        .name("state")
                        .values(Item.empty().with("now", now).with("closed", IntakeState.CLOSED.name())));
    }

    /** False if somebody else was here first, or the deadline moved: either way the shard is as it should be. */
    private boolean change(ShardKey shard, Consumer<Write.Expression> change) {
        return Write.update("shard", table, key(shard), change).alone(dynamoDb);
    }

    private static Item key(ShardKey shard) {
        return Item.empty().with("roundId", shard.roundId()).with("slot", shard.slot());
    }

    private static Item write(Shard shard) {
        Item item = key(shard.key())
                .with("siteId", shard.siteId())
                .with("no", shard.no())
                .with("state", shard.state().name())
                .with("opensAt", shard.opensAt())
                .with("closesAt", shard.closesAt())
                .with("roundVersion", shard.roundVersion())
                .with("taken", shard.taken());
        shard.capacity().ifPresent(capacity -> item.with("capacity", capacity));
        return item;
    }

    /** A suspension and a pause stand beside the state, so that neither a deadline that passes nor one that moves takes them away. */
    private static IntakeState state(Item item) {
        IntakeState state = IntakeState.valueOf(item.text("state"));
        if (state == IntakeState.CLOSED) {
            return state;
        } else if (item.has("suspended")) {
            return IntakeState.SUSPENDED;
        }
        return item.has("paused") ? IntakeState.PAUSED : state;
    }

    /** The shard that an item describes; also of the item that a failed gate hands back. */
    public static Shard read(Item item) {
        return new Shard(
                item.text("roundId"),
                item.text("siteId"),
                (int) item.number("no"),
                state(item),
                item.instant("opensAt"),
                item.instant("closesAt"),
                (int) item.number("roundVersion"),
                item.findNumber("capacity")
                        .map(capacity -> OptionalInt.of(capacity.intValue()))
                        .orElse(OptionalInt.empty()),
                (int) item.number("taken"));
    }
}
