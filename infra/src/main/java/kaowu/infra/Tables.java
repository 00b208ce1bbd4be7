package kaowu.infra;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * One table per aggregate: the only place that says how state is keyed, indexed and streamed. Registrations,
 * notices and audit items are the evidence of who was registered, told and forfeited, and are kept on purpose, with what they refer
 * to. Only what is good for minutes or hours expires: requests that may be repeated, and attempts with one-time codes. A follower
 * goes once she was told.
 */
@SuppressWarnings("ImmutableEnumChecker") // every list comes from List.of
enum Tables {
    ROUNDS(
            List.of(text("planId"), text("entry")),
            List.of(
                    Index.keysOnly("closing", text("closing"), number("closesAt")),
                    Index.keysOnly("reminding", text("reminding"), number("remindAt")),
                    Index.keysOnly("announcing", text("announcing"), number("announceAt")))),

    INTAKES(List.of(text("roundId"), text("slot")), List.of(), StreamViewType.NEW_AND_OLD_IMAGES),

    REGISTRATIONS(
            List.of(text("registrationNo")),
            List.of(
                    new Index("gaps", text("gap"), text("registrationNo"), List.of("registeredAt", "ownDeadline")),
                    Index.keysOnly("own-deadlines", text("extended"), number("ownDeadline")),
                    Index.keysOnly("phones", text("phone"), number("registeredAt")))),

    SITES(List.of(text("siteId")), List.of()),

    CASCADES(List.of(text("cascade")), List.of(Index.keysOnly("waiting", text("waiting"), number("dueAt")))),

    FILINGS(List.of(text("place"), number("no")), List.of(Index.keysOnly("open", text("open"), number("decideBy")))),

    PLACEMENTS(List.of(text("person"), text("day")), List.of()),

    FOLLOWERS(List.of(text("occupation"), text("follower")), List.of()),

    NOTICES(
            List.of(text("recipient"), text("occasion")),
            List.of(Index.keysOnly("pending", text("queue"), number("nextAttemptAt"))),
            StreamViewType.NEW_IMAGE),

    AUDIT(List.of(text("subject"), text("at")), List.of()),

    REQUESTS(text("idempotencyKey"), Expiry.BY_ITEM),

    ATTEMPTS(text("subject"), Expiry.BY_ITEM);

    /** Whether items go by themselves. */
    private enum Expiry {
        NEVER,
        /** Some time after the second in its {@code expiresAt}. */
        BY_ITEM
    }

    /** A global secondary index; {@code included} names what it carries besides the keys. */
    record Index(String name, Attribute hash, Attribute range, List<String> included) {

        static Index keysOnly(String name, Attribute hash, Attribute range) {
            return new Index(name, hash, range, List.of());
        }

        private GlobalSecondaryIndexPropsV2 props() {
            var props = GlobalSecondaryIndexPropsV2.builder()
                    .indexName(name)
                    .partitionKey(hash)
                    .sortKey(range);
            return included.isEmpty()
                    ? props.projectionType(ProjectionType.KEYS_ONLY).build()
                    : props.projectionType(ProjectionType.INCLUDE)
                            .nonKeyAttributes(included)
                            .build();
        }
    }

    private final List<Attribute> key;
    private final List<Index> indexes;
    private final @Nullable StreamViewType stream;
    private final Expiry expiry;

    Tables(List<Attribute> key, List<Index> indexes) {
        this(key, indexes, null, Expiry.NEVER);
    }

    Tables(List<Attribute> key, List<Index> indexes, StreamViewType stream) {
        this(key, indexes, stream, Expiry.NEVER);
    }

    Tables(Attribute key, Expiry expiry) {
        this(List.of(key), List.of(), null, expiry);
    }

    Tables(List<Attribute> key, List<Index> indexes, @Nullable StreamViewType stream, Expiry expiry) {
        this.key = key;
        this.indexes = indexes;
        this.stream = stream;
        this.expiry = expiry;
    }

    /** Defines every table in {@code scope}. */
    static Map<Tables, TableV2> defineAll(Construct scope, String prefix, IKey encryption) {
        Map<Tables, TableV2> defined = new EnumMap<>(Tables.class);
        for (var table : values()) {
            defined.put(table, table.define(scope, prefix, encryption));
        }
        return Collections.unmodifiableMap(defined);
    }

    String aggregate() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasIndex(String name) {
        return indexes.stream().anyMatch(index -> index.name().equals(name));
    }

    private TableV2 define(Construct scope, String prefix, IKey encryption) {
        var table = TableV2.Builder.create(scope, aggregate())
                .tableName(prefix + "-" + aggregate())
                .partitionKey(key.get(0))
                .billing(Billing.onDemand())
                .encryption(TableEncryptionV2.customerManagedKey(encryption))
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .globalSecondaryIndexes(indexes.stream().map(Index::props).toList());
        key.stream().skip(1).forEach(table::sortKey);
        if (stream != null) {
            table.dynamoStream(stream);
        }
        if (expiry == Expiry.BY_ITEM) {
            table.timeToLiveAttribute("expiresAt");
        }
        return table.build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private static Attribute number(String name) {
        return Attribute.builder().name(name).type(AttributeType.NUMBER).build();
    }
}
