package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaowu.table.Item;
import kaowu.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * 名册: who is registered at one site of a round, whether or not something is missing; neither who has withdrawn nor who was
 * forfeited. It is read from the index {@code gaps}, which learns of a write a moment later: who has just registered may not
 * be on it yet.
 */
@ApplicationScoped
public class RosterTable {

    /** Those who lack something come first: who completes while the roster is read is then met twice rather than not at all. */
    private static final List<String> LIVE = List.of(GapTable.MISSING, GapTable.NONE);

    private final DynamoDbClient dynamoDb;
    private final String table;

    RosterTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.registrations();
    }

    /**
     * A place on the roster.
     *
     * @param position to go on behind it; says nothing to anybody else
     */
    public record Entry(String registrationNo, String position) {}

    /** Whether a text can be a position. */
    static boolean isPosition(String text) {
        String[] parts = text.split("/", 2);
        return parts.length == 2
                && LIVE.contains(parts[0])
                && RegistrationNo.parse(parts[1]).isPresent();
    }

    /** Those at one site of a round who stand behind a position (empty: all of them), in the order of positions. */
    public Stream<Entry> of(String roundId, String siteId, String after) {
        return of(LIVE, roundId, siteId, after);
    }

    /** Those who were forfeited at one site of a round, likewise. */
    public Stream<Entry> forfeited(String roundId, String siteId, String after) {
        return of(List.of(GapTable.FORFEITED), roundId, siteId, after);
    }

    private Stream<Entry> of(List<String> parts, String roundId, String siteId, String after) {
        String[] position = after.split("/", 2);
        int first = after.isEmpty() ? 0 : parts.indexOf(position[0]);
        return IntStream.range(first, parts.size())
                .boxed()
                .flatMap(part ->
                        query(roundId, siteId, parts.get(part), part == first && !after.isEmpty() ? position[1] : " "));
    }

    private Stream<Entry> query(String roundId, String siteId, String gap, String behind) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .indexName("gaps")
                        .keyConditionExpression("gap = :gap AND registrationNo > :behind")
                        .expressionAttributeValues(Map.of(
                                ":gap",
                                AttributeValue.fromS(GapTable.gap(roundId, siteId, gap)),
                                ":behind",
                                AttributeValue.fromS(behind))))
                .items()
                .stream()
                .map(item -> Item.of(item).text("registrationNo"))
                .map(no -> new Entry(no, gap + "/" + no));
    }

    /** How many are registered at one site of a round. */
    public int count(String roundId, String siteId) {
        return LIVE.stream()
                .flatMap(gap -> dynamoDb
                        .queryPaginator(request -> request.tableName(table)
                                .indexName("gaps")
                                .select(Select.COUNT)
                                .keyConditionExpression("gap = :gap")
                                .expressionAttributeValues(
                                        Map.of(":gap", AttributeValue.fromS(GapTable.gap(roundId, siteId, gap)))))
                        .stream())
                .mapToInt(page -> page.count())
                .sum();
    }
}
