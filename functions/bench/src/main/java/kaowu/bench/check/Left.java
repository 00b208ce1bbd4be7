package kaowu.bench.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import kaowu.servers.Mail;
import kaowu.servers.SmsGateway.Sms;
import kaowu.servers.Tables;
import kaowu.table.Item;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What a run has left.
 *
 * @param tables the items of each table, by its name
 * @param mails all that the SMTP server took
 * @param texts all that the gateway took
 * @param objects keys of the bucket
 * @param at when it was read
 */
public record Left(Map<String, List<Item>> tables, List<Mail> mails, List<Sms> texts, Set<String> objects, Instant at) {

    /** Reads the tables alone, past the functions. */
    public static Left in(DynamoDbClient dynamoDb) {
        Map<String, List<Item>> tables = new HashMap<>();
        for (String table : Tables.ofTemplate().names()) {
            tables.put(
                    table,
                    dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                            .map(Item::of)
                            .toList());
        }
        return new Left(tables, List.of(), List.of(), Set.of(), Instant.now());
    }

    /** Reads all of it. */
    public static Left in(LocalCloud cloud) {
        try (DynamoDbClient dynamoDb = Tables.client(cloud.servers().dynamoDb());
                S3Client s3 = Buckets.client(cloud.servers().s3())) {
            Set<String> objects = new HashSet<>();
            s3.listObjectsV2Paginator(list -> list.bucket(LocalCloud.BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .forEach(objects::add);
            return new Left(
                    in(dynamoDb).tables, cloud.servers().mailbox(), cloud.sms().taken(), objects, Instant.now());
        }
    }

    private List<Item> items(String aggregate) {
        return tables.getOrDefault("kaowu-" + aggregate, List.of());
    }

    List<Item> registrations() {
        return items("registrations");
    }

    /** By their number. */
    Map<String, Item> registrationsByNo() {
        return registrations().stream()
                .collect(Collectors.toMap(item -> item.text("registrationNo"), Function.identity()));
    }

    /** The shards of all intakes. */
    public List<Item> shards() {
        return items("intakes");
    }

    List<Item> placements() {
        return items("placements");
    }

    List<Item> notices() {
        return items("notices");
    }

    List<Item> sites() {
        return items("sites");
    }

    List<Item> rounds() {
        return items("rounds").stream()
                .filter(item -> item.text("entry").startsWith("round#"))
                .toList();
    }

    /** All versions of all plans. */
    List<Item> planVersions() {
        return items("rounds").stream()
                .filter(item -> item.text("entry").startsWith("plan#"))
                .toList();
    }

    /** The audit items of a subject. */
    List<Item> audit(String subject) {
        return items("audit").stream()
                .filter(item -> item.text("subject").equals(subject))
                .toList();
    }

    List<Item> audit() {
        return items("audit");
    }

    static String roundId(Item round) {
        return round.text("planId") + "-" + round.number("no");
    }

    /** Whether a registration counts for her exam day. */
    static boolean live(Item registration) {
        return Set.of("REGISTERED", "COMPLETE").contains(registration.text("state"));
    }
}
