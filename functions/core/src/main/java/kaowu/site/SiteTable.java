package kaowu.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kaowu.table.Item;
import kaowu.table.KeyText;
import kaowu.table.TableNames;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Sites. */
@ApplicationScoped
public class SiteTable {

    static final String SITE = "site";

    /** Of one batch, as DynamoDB bounds it. */
    private static final int MOST_AT_ONCE = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ObjectMapper json;

    SiteTable(DynamoDbClient dynamoDb, TableNames tables, ObjectMapper json) {
        this.dynamoDb = dynamoDb;
        this.table = tables.sites();
        this.json = json;
    }

    /** A site, as of a moment ago. */
    public Optional<Site> find(String siteId) {
        return find(siteId, false);
    }

    /** A site, and nothing written before is missed. */
    public Optional<Site> findNow(String siteId) {
        return find(siteId, true);
    }

    /** All sites, by id. */
    public List<Site> all() {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                .map(item -> read(Item.of(item)))
                .sorted(Comparator.comparing(Site::id))
                .toList();
    }

    /** The sites of these ids, as of a moment ago, by id; what is no site is left out. */
    public List<Site> all(Collection<String> siteIds) {
        List<Map<String, AttributeValue>> keys = siteIds.stream()
                .distinct()
                .map(siteId -> Item.empty().with("siteId", siteId).attributes())
                .toList();
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + MOST_AT_ONCE)
                .mapToObj(from -> keys.subList(from, Math.min(from + MOST_AT_ONCE, keys.size())))
                // The paginator asks again for what was left over.
                .flatMap(some -> dynamoDb
                        .batchGetItemPaginator(request -> request.requestItems(Map.of(
                                table, KeysAndAttributes.builder().keys(some).build())))
                        .stream())
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .map(item -> read(Item.of(item)))
                .sorted(Comparator.comparing(Site::id))
                .toList();
    }

    private Optional<Site> find(String siteId, boolean consistent) {
        if (!KeyText.possible(siteId)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .key(Item.empty().with("siteId", siteId).attributes())
                        .consistentRead(consistent))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    /** Stores a site in the place of what was read before. */
    Write put(Site site, @Nullable Site before) {
        Item item = write(site);
        if (before == null || before.state() == null) {
            return Write.insert(SITE, table, "siteId", item);
        }
        String seen = before.state().name();
        return Write.put(
                SITE,
                table,
                item,
                change -> change.when("#state = :seen")
                        .name("state")
                        .values(Item.empty().with("seen", seen)));
    }

    private Item write(Site site) {
        return Item.empty()
                .with("siteId", site.id())
                .with("name", site.name())
                .with("region", site.region())
                .with("authority", site.authority().name())
                .withList("occupations", site.occupations())
                .withNullable(
                        "stations",
                        site.stations() == null ? null : site.stations().toString())
                .withNullable(
                        "rooms", site.rooms() == null ? null : site.rooms().toString())
                .with(
                        "state",
                        site.state() == null
                                ? SiteState.REGISTERED.name()
                                : site.state().name());
    }

    private Site read(Item item) {
        return new Site(
                item.text("siteId"),
                item.text("name"),
                item.text("region"),
                Authority.valueOf(item.text("authority")),
                item.list("occupations"),
                item.findText("stations").map(this::tree).orElse(null),
                item.findText("rooms").map(this::tree).orElse(null),
                SiteState.valueOf(item.text("state")));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("a stored site is no JSON", fault);
        }
    }
}
