package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who may open which registration: its codes, its lock, and the index {@code phones} of those that a phone signs in to. */
@ApplicationScoped
public class AccessTable {

    private final DynamoDbClient dynamoDb;
    private final RegistrationTable registrations;
    private final String table;

    AccessTable(DynamoDbClient dynamoDb, RegistrationTable registrations, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.registrations = registrations;
        this.table = tables.registrations();
    }

    /** What the book of attempts calls a number, whether or not it exists. */
    public static String subject(String registrationNo) {
        return "registration/" + registrationNo;
    }

    /**
     * The newest registrations of a phone, the newest first. The index follows its table with a delay.
     *
     * @param phone its fingerprint
     */
    public List<Registration> newestOf(String phone, int atMost) {
        return dynamoDb
                .query(request -> request.tableName(table)
                        .indexName("phones")
                        .keyConditionExpression("phone = :phone")
                        .expressionAttributeValues(Map.of(":phone", AttributeValue.fromS(phone)))
                        .scanIndexForward(false)
                        .limit(atMost))
                .items()
                .stream()
                .map(key -> registrations.find(Item.of(key).text("registrationNo")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Adds an access code and unlocks, if no other code was added since it was read. */
    public Write admit(Registration registration, String accessCode) {
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                key(registration.no()),
                change -> change.update("SET codes = :codes REMOVE lockedUntil")
                        .when("codes = :seen")
                        .values(Item.empty()
                                .withList(
                                        "codes",
                                        registration.access().and(accessCode).codes())
                                .withList("seen", registration.access().codes())));
    }

    /** Locks it. The lock stands in the book of attempts as well; here it is seen without reading that. */
    Write lock(String registrationNo, Instant until) {
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                key(registrationNo),
                change -> change.update("SET lockedUntil = :until")
                        .when("attribute_exists(registrationNo)")
                        .values(Item.empty().with("until", until)));
    }

    private static Item key(String registrationNo) {
        return Item.empty().with("registrationNo", registrationNo);
    }
}
