package kaowu.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaowu.table.Item;
import kaowu.table.KeyText;
import kaowu.table.TableNames;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rounds. A site of a round may have dates of its own: they stand in an item beside the round's, which names the site, so that nobody
 * else reads more than one.
 */
@ApplicationScoped
public class RoundTable {

    /** Subject of the write about a round that is read and not replaced, in a {@link kaowu.table.Rejection}. */
    public static final String ROUND = "round";

    /** A site's own dates go while they are looked for only if the whole round moves. */
    private static final int MOST_TRIES = 3;

    private static final Comparator<Round> BY_DEADLINE =
            Comparator.comparing(Round::closesAt).thenComparing(Round::planId).thenComparing(Round::no);

    private final DynamoDbClient dynamoDb;
    private final String table;

    RoundTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.rounds();
    }

    /** The round of an id such as {@code 2020h2-unified-1}; empty also for an id that is no such thing. */
    public Optional<Round> find(String roundId) {
        return find(RoundKey.of(roundId), false);
    }

    /** As {@link #find(String)}, and nothing written before is missed. */
    public Optional<Round> findNow(String roundId) {
        return findNow(RoundKey.of(roundId));
    }

    /** Dates of a round that stand at a key; nothing written before is missed. */
    public Optional<Round> findNow(RoundKey key) {
        return find(key, true);
    }

    /** The round as it is at one of its sites, which may have dates of its own. */
    public Optional<Round> find(String roundId, String siteId) {
        return find(roundId, siteId, false).or(() -> findNow(roundId, siteId));
    }

    /** As {@link #find(String, String)}, and nothing written before is missed. */
    public Optional<Round> findNow(String roundId, String siteId) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Round> found = find(roundId, siteId, true);
            if (found.isPresent()) {
                return found;
            }
        }
        return findNow(roundId);
    }

    /** Empty also where the site had dates of its own a moment ago, and has no longer. */
    private Optional<Round> find(String roundId, String siteId, boolean consistent) {
        return find(RoundKey.of(roundId), consistent)
                .flatMap(round -> round.covers(siteId)
                        ? Optional.of(round)
                        : find(new RoundKey(roundId, Optional.of(siteId)), consistent));
    }

    private Optional<Round> find(RoundKey at, boolean consistent) {
        return RoundItem.key(at).flatMap(key -> {
            Map<String, AttributeValue> found = dynamoDb.getItem(request ->
                            request.tableName(table).key(key.attributes()).consistentRead(consistent))
                    .item();
            return found.isEmpty() ? Optional.empty() : Optional.of(RoundItem.read(Item.of(found)));
        });
    }

    /** A round at those of its sites that have dates of their own, by their ids. */
    public List<Round> apart(Round round) {
        return round.extent().apart().isEmpty()
                ? List.of()
                : query(round.planId(), RoundItem.entry(round.no()) + RoundItem.AT);
    }

    /** All rounds of a plan, by number. */
    public List<Round> ofPlan(String planId) {
        if (!KeyText.possible(planId)) {
            return List.of();
        }
        return query(planId, RoundItem.ENTRY).stream()
                .filter(round -> round.extent().siteId().isEmpty())
                .toList();
    }

    private List<Round> query(String planId, String entries) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("planId = :plan AND begins_with(entry, :entries)")
                        .expressionAttributeValues(Map.of(
                                ":plan", AttributeValue.fromS(planId), ":entries", AttributeValue.fromS(entries)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> RoundItem.read(Item.of(item)))
                .toList();
    }

    /** All rounds of all plans, the next deadline first. */
    public List<Round> all() {
        return scan().filter(round -> round.extent().siteId().isEmpty())
                .sorted(BY_DEADLINE)
                .toList();
    }

    /** All rounds of all plans as they are at one site, the next deadline first. */
    public List<Round> allAt(String siteId) {
        return scan().filter(round -> round.covers(siteId)).sorted(BY_DEADLINE).toList();
    }

    private Stream<Round> scan() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(table)
                        .filterExpression("begins_with(entry, :round)")
                        .expressionAttributeValues(Map.of(":round", AttributeValue.fromS(RoundItem.ENTRY)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> RoundItem.read(Item.of(item)));
    }

    /**
     * Stores a round in place of the version that was read, to be announced to those who follow what it names.
     *
     * @param before absent for a new one
     */
    Write put(Round round, @Nullable Round before, Instant now) {
        Item item = RoundItem.write(round);
        if (!round.occupations().isEmpty()
                && round.live(now)
                && round.extent().siteId().isEmpty()) {
            AnnouncementTable.mark(item, now);
        }
        if (before == null) {
            return Write.insert(subject(round), table, "entry", item);
        }
        Item seen = Item.empty().with("seen", before.version());
        // Neither what a sweep notes nor a site that gets dates of its own makes a new version, and a put must undo
        // neither.
        String others = unchanged("closedAt", before.closedAt(), seen)
                + unchanged("settledAt", before.settledAt(), seen)
                + sameExtent(before, seen);
        return Write.put(
                subject(round),
                table,
                item,
                change -> change.when("version = :seen" + others).values(seen));
    }

    private static String subject(Round round) {
        return "round-" + round.no()
                + round.extent().siteId().map(RoundItem.AT::concat).orElse("");
    }

    /** Gives one site of a round dates of its own. */
    List<Write> part(Round apart, Round round, Instant now) {
        String siteId = apart.extent().siteId().orElseThrow();
        return List.of(
                put(apart, null, now),
                Write.update(
                        ROUND,
                        table,
                        RoundItem.keyOf(round),
                        change -> change.update("ADD apart :sites")
                                .when("version = :version AND NOT contains(apart, :site)")
                                .values(Item.empty()
                                        .with("version", round.version())
                                        .with("site", siteId)
                                        .withSet("sites", Set.of(siteId)))));
    }

    /** Takes away the dates that a site had of its own, unless they have changed since they were read. */
    Write join(Round apart) {
        return Write.delete(
                subject(apart),
                table,
                RoundItem.keyOf(apart),
                change -> change.when("version = :version").values(Item.empty().with("version", apart.version())));
    }

    private static String sameExtent(Round round, Item values) {
        Set<String> apart = round.extent().apart();
        if (apart.isEmpty()) {
            return " AND attribute_not_exists(apart)";
        }
        values.withSet("apart", apart);
        return " AND apart = :apart";
    }

    private static String unchanged(String attribute, Optional<Instant> before, Item values) {
        before.ifPresent(instant -> values.with(attribute, instant));
        return before.isPresent()
                ? " AND " + attribute + " = :" + attribute
                : " AND attribute_not_exists(" + attribute + ")";
    }

    /** Changes nothing: the transaction only stands if the round has not moved since it was read. */
    public Write unmoved(Round round) {
        Item seen = Item.empty().with("version", round.version());
        String extent = sameExtent(round, seen);
        return Write.check(
                ROUND,
                table,
                RoundItem.keyOf(round),
                change -> change.when("version = :version" + extent).values(seen));
    }
}
