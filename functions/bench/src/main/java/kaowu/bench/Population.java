package kaowu.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Many registrations in the tables without the time that registering each would take: one that is complete and one that is not
 * are made by the functions, and cloned. Time passes here by changing the instants of what is stored, since the functions go by the
 * machine's clock.
 */
final class Population {

    private static final String ROUNDS = "kaowu-rounds";
    private static final String INTAKES = "kaowu-intakes";
    private static final String AUDIT = "kaowu-audit";

    private static final Set<String> TABLES = Set.of(Sample.REGISTRATIONS, Sample.PLACEMENTS, Sample.NOTICES);

    /** How long a round has been open. */
    private static final Duration OPEN = Duration.ofDays(10);

    /** Registrations whose items DynamoDB takes in one call. */
    private static final int BATCH = 8;

    private final DynamoDbClient dynamoDb;
    private final Aead vault;
    private final Sample incomplete;
    private final Sample complete;
    private final Map<String, AttributeValue> round;
    private final Map<String, AttributeValue> shard;

    /**
     * @param registrationNo of somebody who has handed in nothing, and does now
     */
    Population(Context context, Candidate candidate, String registrationNo) throws IOException, InterruptedException {
        dynamoDb = context.dynamoDb();
        vault = vault(context.keysets().keyset());
        incomplete = Sample.of(dynamoDb, registrationNo);
        candidate.complete(Sample.required(incomplete.registration()));
        complete = Sample.of(dynamoDb, registrationNo);
        round = dynamoDb.getItem(get -> get.tableName(ROUNDS)
                        .key(Map.of("planId", Sample.text("bench"), "entry", Sample.text("round#0001"))))
                .item();
        shard = dynamoDb.query(query -> query.tableName(INTAKES)
                        .keyConditionExpression("roundId = :round")
                        .expressionAttributeValues(Map.of(":round", Sample.text("bench-1"))))
                .items()
                .get(0);
    }

    private static Aead vault(String keyset) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            Base64.getDecoder().decode(keyset), InsecureSecretKeyAccess.get(), AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Day of the theory exam of every round. */
    String theory() {
        return Sample.theory(incomplete.registration()).s();
    }

    /** What everybody lacks who is incomplete, in the order of the checklist. */
    List<String> missing() {
        return Sample.required(incomplete.registration());
    }

    /** Writes all registrations of a round; nothing is due in it yet. */
    void fill(Cohort cohort) {
        rest(cohort);
        put(cohort, cohort.complete(), complete, TABLES);
        refill(cohort);
    }

    /** Writes the incomplete registrations of a round anew, whatever sweeps have made of them. */
    void refill(Cohort cohort) {
        put(cohort, cohort.incomplete(), incomplete, TABLES);
    }

    private void put(Cohort cohort, List<String> numbers, Sample sample, Set<String> tables) {
        inBatches(numbers.size(), index -> {
            Map<String, Map<String, AttributeValue>> items =
                    sample.cloned(vault, numbers.get(index), cohort.roundId(), Cohort.site(index));
            return tables.stream()
                    .map(table -> new Row(table, put(items.getOrDefault(table, Map.of()))))
                    .toList();
        });
    }

    /**
     * Makes a sweep due in a round as if it had never been there.
     *
     * @return the deadline, in milliseconds since 1970
     */
    long makeDue(Cohort cohort, Sweep sweep) {
        if (sweep == Sweep.CLOSE) {
            put(cohort, cohort.incomplete(), incomplete, Set.of(Sample.REGISTRATIONS, Sample.PLACEMENTS));
        }
        inBatches(
                cohort.incomplete().size(),
                index -> List.of(new Row(
                        Sample.NOTICES,
                        delete(Sample.notice(cohort.incomplete().get(index), sweep.occasion(), cohort.roundId())))));
        forgetReports(cohort);
        Instant now = Instant.now();
        Map<String, AttributeValue> dates = Map.of(
                "opensAt", number(now.minus(OPEN).toEpochMilli()),
                "closesAt", number(now.plus(sweep.deadline()).toEpochMilli()));
        for (int site = 0; site < Cohort.SITES.size(); site++) {
            putShard(cohort, site, dates);
        }
        putRound(cohort, dates, Set.of());
        return now.plus(sweep.deadline()).toEpochMilli();
    }

    /** Nothing is due in a round any more, so that a sweep of another does not come upon it. */
    void rest(Cohort cohort) {
        putRound(cohort, Map.of(), Set.of("closing", "reminding"));
    }

    private void putRound(Cohort cohort, Map<String, AttributeValue> dates, Set<String> without) {
        Map<String, AttributeValue> item = new HashMap<>(round);
        item.putAll(dates);
        item.putAll(Map.of(
                "planId", Sample.text(Cohort.PLAN),
                "entry", Sample.text(cohort.entry()),
                "no", number(cohort.roundNo())));
        item.keySet().removeAll(without);
        dynamoDb.putItem(put -> put.tableName(ROUNDS).item(item));
    }

    private void putShard(Cohort cohort, int site, Map<String, AttributeValue> dates) {
        Map<String, AttributeValue> item = new HashMap<>(shard);
        item.putAll(dates);
        item.putAll(Map.of(
                "roundId", Sample.text(cohort.roundId()),
                "siteId", Sample.text(Cohort.SITES.get(site)),
                "slot", Sample.text(Cohort.SITES.get(site) + "#00"),
                "taken", number(cohort.taken(site))));
        item.remove("capacity");
        dynamoDb.putItem(put -> put.tableName(INTAKES).item(item));
    }

    private void forgetReports(Cohort cohort) {
        Map<String, AttributeValue> subject = Map.of(":subject", Sample.text("round/" + cohort.roundId()));
        dynamoDb.queryPaginator(query -> query.tableName(AUDIT)
                        .keyConditionExpression("subject = :subject")
                        .expressionAttributeValues(subject))
                .items()
                .forEach(item -> {
                    Map<String, AttributeValue> key = new HashMap<>(item);
                    key.keySet().retainAll(Set.of("subject", "at"));
                    dynamoDb.deleteItem(delete -> delete.tableName(AUDIT).key(key));
                });
    }

    /** What a sweep has left of somebody, whenever that was: her registration and what she is to be told. */
    Map<String, Map<String, AttributeValue>> left(String no, Sweep sweep) {
        Map<String, AttributeValue> registration =
                Sample.item(dynamoDb, Sample.REGISTRATIONS, Map.of("registrationNo", Sample.text(no)));
        String roundId = Sample.attribute(registration, "roundId").s();
        return Map.of(
                Sample.REGISTRATIONS,
                timeless(registration),
                Sample.NOTICES,
                timeless(Sample.item(dynamoDb, Sample.NOTICES, Sample.notice(no, sweep.occasion(), roundId))));
    }

    /** Without instants and sealed texts, which differ each time; lists of texts in the order of the alphabet. */
    private static Map<String, AttributeValue> timeless(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> kept = new TreeMap<>();
        item.forEach((name, value) -> {
            if (value.n() == null && value.b() == null) {
                kept.put(name, timeless(value));
            }
        });
        return kept;
    }

    private static AttributeValue timeless(AttributeValue value) {
        return switch (value.type()) {
            case M -> AttributeValue.fromM(timeless(value.m()));
            case L ->
                AttributeValue.fromL(value.l().stream()
                        .map(Population::timeless)
                        .sorted(Comparator.comparing(AttributeValue::toString))
                        .toList());
            case SS -> AttributeValue.fromSs(value.ss().stream().sorted().toList());
            default -> value;
        };
    }

    /** A write to one table. */
    private record Row(String table, WriteRequest write) {}

    private void inBatches(int count, IntFunction<List<Row>> rows) {
        IntStream.range(0, (count + BATCH - 1) / BATCH)
                .parallel()
                .forEach(batch -> write(IntStream.range(batch * BATCH, Math.min(count, (batch + 1) * BATCH))
                        .mapToObj(rows)
                        .flatMap(List::stream)
                        .collect(groupingBy(Row::table, mapping(Row::write, toList())))));
    }

    private void write(Map<String, List<WriteRequest>> requests) {
        Map<String, List<WriteRequest>> left = requests;
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> next = left;
            left = dynamoDb.batchWriteItem(batch -> batch.requestItems(next)).unprocessedItems();
        }
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private static WriteRequest delete(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
