package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * What the sweeps read of the registrations: the index {@code gaps} holds, site by site, those that lack something, and apart from
 * them those that lack nothing and those that were forfeited for what they lacked; the sparse index {@code own-deadlines} holds
 * those that have a deadline of their own. Who lacks nothing stands in a partition that closing and reminding do not read, and costs
 * them nothing; withdrawn ones stand in none.
 */
@ApplicationScoped
public class GapTable {

    static final String MISSING = "MISSING";
    static final String NONE = "NONE";
    static final String FORFEITED = "FORFEITED";

    /** The one partition of {@code own-deadlines}: they are few. */
    static final String EXTENDED = "YES";

    private final DynamoDbClient dynamoDb;
    private final String table;

    GapTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.registrations();
    }

    /** Those who lack something at one site of a round, after the one whose number is given (empty: from the first). */
    public Stream<Gap> of(String roundId, String siteId, String after) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("gaps")
                        .keyConditionExpression("gap = :gap AND registrationNo > :after")
                        .expressionAttributeValues(Map.of(
                                ":gap",
                                AttributeValue.fromS(gap(roundId, siteId, MISSING)),
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
                                Map.of(":gap", AttributeValue.fromS(gap(roundId, siteId, FORFEITED)))))
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
                        RegistrationTable.REGISTRATION,
                        table,
                        Item.empty().with("registrationNo", registrationNo),
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

    /** Key of the index {@code gaps}. */
    static String gap(String roundId, String siteId, String what) {
        return roundId + "#" + siteId + "#" + what;
    }
}
