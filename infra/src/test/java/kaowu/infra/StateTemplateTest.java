package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;

class StateTemplateTest {

    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rounds        | planId S HASH, entry S RANGE              | closing reminding announcing |",
                "intakes       | roundId S HASH, slot S RANGE              |                        | NEW_AND_OLD_IMAGES",
                "registrations | registrationNo S HASH                     | gaps own-deadlines phones |",
                "sites         | siteId S HASH                             |                        |",
                "cascades      | cascade S HASH                            | waiting                |",
                "filings       | place S HASH, no N RANGE                  | open                   |",
                "placements    | person S HASH, day S RANGE                |                        |",
                "followers     | occupation S HASH, follower S RANGE       |                        |",
                "notices       | recipient S HASH, occasion S RANGE        | pending                | NEW_IMAGE",
                "audit         | subject S HASH, at S RANGE                |                        |",
                "requests      | idempotencyKey S HASH                     |                        |",
                "attempts      | subject S HASH                            |                        |",
            })
    void keysIndexesAndStreamsAreThoseThatTheCodeUses(String name, String key, String indexes, String stream) {
        var table = Synthesised.STATE.named(TABLE, "TableName", "kaowu-" + name);
        assertThat(key(table, table.path("KeySchema"))).isEqualTo(key);
        assertThat(indexes(table))
                .extracting(index -> index.path("IndexName").asText())
                .containsExactlyInAnyOrder(indexes == null ? new String[0] : indexes.split(" "));
        assertThat(table.path("StreamSpecification").path("StreamViewType").asText(null))
                .isEqualTo(stream);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rounds        | closing       | closing S HASH, closesAt N RANGE       | KEYS_ONLY",
                "rounds        | reminding     | reminding S HASH, remindAt N RANGE     | KEYS_ONLY",
                "rounds        | announcing    | announcing S HASH, announceAt N RANGE  | KEYS_ONLY",
                "registrations | gaps          | gap S HASH, registrationNo S RANGE     | INCLUDE",
                "registrations | own-deadlines | extended S HASH, ownDeadline N RANGE   | KEYS_ONLY",
                "registrations | phones        | phone S HASH, registeredAt N RANGE     | KEYS_ONLY",
                "cascades      | waiting       | waiting S HASH, dueAt N RANGE          | KEYS_ONLY",
                "filings       | open          | open S HASH, decideBy N RANGE          | KEYS_ONLY",
                "notices       | pending       | queue S HASH, nextAttemptAt N RANGE    | KEYS_ONLY",
            })
    void indexesCarryNoMoreThanTheyAreAskedFor(String name, String index, String key, String projection) {
        var table = Synthesised.STATE.named(TABLE, "TableName", "kaowu-" + name);
        var found = index(table, index);
        assertThat(key(table, found.path("KeySchema"))).isEqualTo(key);
        assertThat(found.path("Projection").path("ProjectionType").asText()).isEqualTo(projection);
    }

    @Test
    void theIndexOfGapsCarriesWhatTheSweepsDecideBy() {
        var gaps = index(Synthesised.STATE.named(TABLE, "TableName", "kaowu-registrations"), "gaps");
        assertThat(gaps.path("Projection").path("NonKeyAttributes"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder("registeredAt", "ownDeadline");
    }

    @ParameterizedTest
    @EnumSource
    void everyTableIsPaidByUseRecoverableProtectedAndEncryptedByOurKey(Tables table) {
        Synthesised.STATE
                .template()
                .hasResource(
                        TABLE,
                        Map.of(
                                "DeletionPolicy",
                                "Retain",
                                "Properties",
                                Match.objectLike(Map.of(
                                        "TableName",
                                        "kaowu-" + table.aggregate(),
                                        "BillingMode",
                                        "PAY_PER_REQUEST",
                                        "SSESpecification",
                                        Map.of("SSEEnabled", true, "SSEType", "KMS"),
                                        "Replicas",
                                        List.of(Match.objectLike(Map.of(
                                                "DeletionProtectionEnabled",
                                                true,
                                                "PointInTimeRecoverySpecification",
                                                Map.of("PointInTimeRecoveryEnabled", true),
                                                "SSESpecification",
                                                Map.of("KMSMasterKeyId", Match.anyValue()))))))));
    }

    @Test
    void thereAreNoOtherTables() {
        assertThat(Synthesised.STATE.all(TABLE)).hasSize(Tables.values().length);
    }

    @Test
    void onlyRequestsAndAttemptsExpire() {
        var expiring = Synthesised.STATE.all(TABLE).stream()
                .filter(table -> table.has("TimeToLiveSpecification"))
                .toList();
        assertThat(expiring)
                .extracting(table -> table.path("TableName").asText())
                .containsExactlyInAnyOrder("kaowu-requests", "kaowu-attempts");
        assertThat(expiring).allSatisfy(table -> {
            var expiry = table.path("TimeToLiveSpecification");
            assertThat(expiry.path("AttributeName").asText()).isEqualTo("expiresAt");
            assertThat(expiry.path("Enabled").asBoolean()).isTrue();
        });
    }

    @Test
    void materialsAreClosedToThePublicEncryptedByOurKeyAndLogged() {
        Synthesised.STATE
                .template()
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        Map.of(
                                "PublicAccessBlockConfiguration",
                                Map.of(
                                        "BlockPublicAcls", true,
                                        "BlockPublicPolicy", true,
                                        "IgnorePublicAcls", true,
                                        "RestrictPublicBuckets", true),
                                "BucketEncryption",
                                Match.objectLike(Map.of(
                                        "ServerSideEncryptionConfiguration",
                                        List.of(Match.objectLike(Map.of(
                                                "ServerSideEncryptionByDefault",
                                                Match.objectLike(Map.of("SSEAlgorithm", "aws:kms"))))))),
                                "LoggingConfiguration",
                                Match.objectLike(Map.of("LogFilePrefix", "materials/")),
                                "LifecycleConfiguration",
                                Match.objectLike(Map.of(
                                        "Rules",
                                        Match.arrayWith(List.of(
                                                Match.objectLike(Map.of("Prefix", "incoming/", "ExpirationInDays", 7)),
                                                Match.objectLike(Map.of(
                                                        "Prefix",
                                                        "materials/",
                                                        "TagFilters",
                                                        List.of(Map.of("Key", "superseded", "Value", "true")),
                                                        "ExpirationInDays",
                                                        7))))))));
    }

    @Test
    void bothBucketsRefuseWhatIsNotEncryptedOnItsWay() {
        assertThat(Synthesised.STATE.all("AWS::S3::Bucket")).hasSize(2);
        assertThat(Synthesised.STATE.all("AWS::S3::BucketPolicy"))
                .hasSize(2)
                .allMatch(policy -> policy.toString().contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
    }

    @Test
    void keysAreRotatedAndKept() {
        Synthesised.STATE
                .template()
                .allResources(
                        "AWS::KMS::Key",
                        Match.objectLike(Map.of(
                                "DeletionPolicy",
                                "Retain",
                                "Properties",
                                Match.objectLike(Map.of("EnableKeyRotation", true)))));
    }

    private static List<JsonNode> indexes(JsonNode table) {
        return Synthesised.stream(table.path("GlobalSecondaryIndexes"))
                .filter(index -> index.has("IndexName"))
                .toList();
    }

    private static JsonNode index(JsonNode table, String name) {
        return indexes(table).stream()
                .filter(index -> index.path("IndexName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String key(JsonNode table, JsonNode schema) {
        var types = Synthesised.stream(table.path("AttributeDefinitions"))
                .collect(Collectors.toMap(
                        attribute -> attribute.path("AttributeName").asText(),
                        attribute -> attribute.path("AttributeType").asText()));
        return Synthesised.stream(schema)
                .map(part -> List.of(
                        part.path("AttributeName").asText(),
                        types.get(part.path("AttributeName").asText()),
                        part.path("KeyType").asText()))
                .map(part -> String.join(" ", part))
                .collect(Collectors.joining(", "));
    }
}
