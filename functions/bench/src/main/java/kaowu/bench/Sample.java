package kaowu.bench;

import static java.util.stream.Collectors.toMap;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the tables hold of one registration, as the functions have written it: the pattern of a crowd.
 *
 * @param no its number
 * @param items by table
 */
record Sample(String no, Map<String, Map<String, AttributeValue>> items) {

    static final String REGISTRATIONS = "kaowu-registrations";
    static final String PLACEMENTS = "kaowu-placements";
    static final String NOTICES = "kaowu-notices";

    private static final Set<String> INSTANTS = Set.of("registeredAt", "at", "queuedAt", "nextAttemptAt");

    /** Nobody is reminded on the day on which she registers. */
    private static final long AGO = Duration.ofDays(2).toMillis();

    /** Reads the registration, what holds her exam day, and her receipt. */
    static Sample of(DynamoDbClient dynamoDb, String no) {
        Map<String, AttributeValue> registration = item(dynamoDb, REGISTRATIONS, Map.of("registrationNo", text(no)));
        return new Sample(
                no,
                Map.of(
                        REGISTRATIONS,
                        registration,
                        PLACEMENTS,
                        item(
                                dynamoDb,
                                PLACEMENTS,
                                Map.of("person", attribute(registration, "person"), "day", theory(registration))),
                        NOTICES,
                        item(
                                dynamoDb,
                                NOTICES,
                                notice(
                                        no,
                                        "RECEIPT",
                                        attribute(registration, "roundId").s()))));
    }

    static Map<String, AttributeValue> item(DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        if (item.isEmpty()) {
            throw new IllegalStateException("nothing in " + table + " at " + key);
        }
        return item;
    }

    /** The items of another person, who registered in the same way two days ago. */
    Map<String, Map<String, AttributeValue>> cloned(Aead vault, String clone, String roundId, String siteId) {
        Map<String, AttributeValue> registration = map(vault, clone, registration());
        Map<String, AttributeValue> placement = map(vault, clone, attributes(PLACEMENTS));
        registration.putAll(Map.of(
                "roundId", text(roundId),
                "siteId", text(siteId),
                "phone", text(fingerprint("/PHONE:" + clone)),
                "person", text(person(clone))));
        registration.computeIfPresent(
                "gap",
                (name, gap) ->
                        text(roundId + "#" + siteId + gap.s().substring(gap.s().lastIndexOf('#'))));
        placement.putAll(Map.of("roundId", text(roundId), "person", text(person(clone))));
        return Map.of(
                REGISTRATIONS, registration, PLACEMENTS, placement, NOTICES, map(vault, clone, attributes(NOTICES)));
    }

    Map<String, AttributeValue> registration() {
        return attributes(REGISTRATIONS);
    }

    private Map<String, AttributeValue> attributes(String table) {
        return items.getOrDefault(table, Map.of());
    }

    private Map<String, AttributeValue> map(Aead vault, String clone, Map<String, AttributeValue> attributes) {
        return new HashMap<>(attributes.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> value(vault, clone, entry.getKey(), entry.getValue()))));
    }

    private AttributeValue value(Aead vault, String clone, String name, AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s().replace(no, clone));
            case N ->
                INSTANTS.contains(name) ? AttributeValue.fromN(Long.toString(Long.parseLong(value.n()) - AGO)) : value;
            case B -> AttributeValue.fromB(SdkBytes.fromByteArray(resealed(vault, clone, value.b())));
            case M -> AttributeValue.fromM(map(vault, clone, value.m()));
            case L ->
                AttributeValue.fromL(value.l().stream()
                        .map(element -> value(vault, clone, "", element))
                        .toList());
            default -> value;
        };
    }

    /** What is sealed is bound to the number of its registration. */
    private byte[] resealed(Aead vault, String clone, SdkBytes sealed) {
        try {
            byte[] clear = vault.decrypt(sealed.asByteArray(), no.getBytes(StandardCharsets.UTF_8));
            return vault.encrypt(clear, clone.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Stands for the fingerprint of a document; made of the number, so that the raw loop can make it as well. */
    static String person(String no) {
        return fingerprint(no);
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** Key of a notice about the first version of a round. */
    static Map<String, AttributeValue> notice(String no, String occasion, String roundId) {
        return Map.of("recipient", text("registration/" + no), "occasion", text(occasion + "#" + roundId + "/v1"));
    }

    /** Key of the index of those who lack something. */
    static String gap(String roundId, String siteId) {
        return roundId + "#" + siteId + "#MISSING";
    }

    static AttributeValue theory(Map<String, AttributeValue> registration) {
        return attribute(registration, "theory");
    }

    static List<String> required(Map<String, AttributeValue> registration) {
        return attribute(registration, "required").l().stream()
                .map(AttributeValue::s)
                .toList();
    }

    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item has no " + name);
        }
        return value;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
