package kaowu.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Sites. */
@ApplicationScoped
public class SiteTable {

    /** Subject of a site's write in a {@link kaowu.table.Rejection}. */
    public static final String SITE = "site";

    private static final TypeReference<Map<String, Integer>> STATIONS = new TypeReference<>() {};
    private static final TypeReference<List<Room>> ROOMS = new TypeReference<>() {};

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
                .filter(KeyText::possible)
                .map(siteId -> key(siteId).attributes())
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
        return item(siteId, consistent).map(this::read);
    }

    private Optional<Item> item(String siteId, boolean consistent) {
        if (!KeyText.possible(siteId)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> found = dynamoDb.getItem(request ->
                        request.tableName(table).key(key(siteId).attributes()).consistentRead(consistent))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
    }

    /** A site with what has become of it; nothing written before is missed. */
    public Optional<Standing> standing(String siteId) {
        return item(siteId, true).map(this::readStanding);
    }

    /** Stores a site in the place of what was read before. */
    public Write put(Standing after, Optional<Standing> before) {
        Item item = write(after).with("version", before.map(Standing::version).orElse(0) + 1L);
        if (before.isEmpty()) {
            return Write.insert(SITE, table, "siteId", item);
        }
        return Write.put(SITE, table, item, change -> unmoved(change, before.get()));
    }

    /**
     * Notes that something is opened at a site, if it is as it was read: what is about to suspend it at the same moment has not seen
     * that, and looks again.
     */
    public Write opening(Standing site) {
        return Write.update(
                SITE,
                table,
                key(site.site().id()),
                change -> unmoved(change.update("SET version = :next"), site)
                        .values(Item.empty().with("next", site.version() + 1L)));
    }

    private static Write.Expression unmoved(Write.Expression change, Standing seen) {
        return seen.version() == 0
                ? change.when("attribute_exists(siteId) AND attribute_not_exists(version)")
                : change.when("version = :seen").values(Item.empty().with("seen", seen.version()));
    }

    private Item write(Standing standing) {
        Site site = standing.site();
        Item item = key(site.id())
                .with("name", site.name())
                .with("region", site.region())
                .with("authority", site.authority().name())
                .withList("occupations", site.occupations())
                .withNullable("stations", site.stations() == null ? null : text(site.stations()))
                .withNullable("rooms", site.rooms() == null ? null : text(site.rooms()))
                .with("state", (site.state() == null ? SiteState.REGISTERED : site.state()).name());
        standing.suspension().ifPresent(suspension -> item.with("suspension", write(suspension)));
        return item;
    }

    private static Item write(Suspension suspension) {
        Item item = Item.empty()
                .with("no", suspension.no())
                .with("since", suspension.since())
                .withItems(
                        "findings",
                        suspension.findings().stream().map(SiteTable::write).toList());
        suspension.resumedAt().ifPresent(at -> item.with("resumedAt", at));
        return item;
    }

    private static Item write(Finding finding) {
        return Item.empty()
                .with("no", finding.no())
                .with("kind", finding.kind().name())
                .with("text", finding.text())
                .with("state", finding.state().name())
                .with("foundAt", finding.foundAt())
                .withItems(
                        "evidence",
                        finding.evidence().stream()
                                .map(one -> Item.empty()
                                        .with("text", one.text())
                                        .with("by", one.by())
                                        .with("at", one.at()))
                                .toList())
                .withNullable("remark", finding.remark().orElse(null));
    }

    private Standing readStanding(Item item) {
        return new Standing(
                read(item),
                item.findNumber("version").orElse(0L).intValue(),
                item.findItem("suspension").map(SiteTable::readSuspension));
    }

    private static Suspension readSuspension(Item item) {
        return new Suspension(
                (int) item.number("no"),
                item.instant("since"),
                item.findInstant("resumedAt"),
                item.items("findings").stream().map(SiteTable::readFinding).toList());
    }

    private static Finding readFinding(Item item) {
        return new Finding(
                (int) item.number("no"),
                Finding.Kind.valueOf(item.text("kind")),
                item.text("text"),
                Finding.State.valueOf(item.text("state")),
                item.instant("foundAt"),
                item.items("evidence").stream()
                        .map(one -> new Finding.Evidence(one.text("text"), one.text("by"), one.instant("at")))
                        .toList(),
                item.findText("remark"));
    }

    private Site read(Item item) {
        return new Site(
                item.text("siteId"),
                item.text("name"),
                item.text("region"),
                Authority.valueOf(item.text("authority")),
                item.list("occupations"),
                item.findText("stations").map(text -> value(text, STATIONS)).orElse(null),
                item.findText("rooms").map(text -> value(text, ROOMS)).orElse(null),
                SiteState.valueOf(item.text("state")));
    }

    private static Item key(String siteId) {
        return Item.empty().with("siteId", siteId);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot write a site", fault);
        }
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("a stored site is no JSON", fault);
        }
    }
}
