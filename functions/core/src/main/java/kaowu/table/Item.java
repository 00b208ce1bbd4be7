package kaowu.table;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item, read and written in the types of the house. Instants are numbers: milliseconds since 1970 in UTC, so that conditions
 * and indexes compare them. An absent attribute is an empty {@code Optional}; asking for one that must be there is a fault.
 */
public final class Item {

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item empty() {
        return new Item(new HashMap<>());
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new HashMap<>(attributes));
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public Item with(String name, String value) {
        return put(name, AttributeValue.fromS(value));
    }

    public Item with(String name, long value) {
        return put(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item with(String name, boolean value) {
        return put(name, AttributeValue.fromBool(value));
    }

    public Item with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    public Item with(String name, byte[] value) {
        return put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    public Item with(String name, Item value) {
        return put(name, AttributeValue.fromM(value.attributes));
    }

    /** An empty set cannot be stored: it is left out, and read back as empty. */
    public Item withSet(String name, Collection<String> values) {
        return values.isEmpty() ? this : put(name, AttributeValue.fromSs(List.copyOf(new HashSet<>(values))));
    }

    public Item withList(String name, Collection<String> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }

    public Item withItems(String name, Collection<Item> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(value.attributes))
                        .toList()));
    }

    public Item withInstants(String name, Collection<Instant> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromN(Long.toString(value.toEpochMilli())))
                        .toList()));
    }

    /**
     * When the item may be forgotten: the one kind of instant that is a number of seconds, because DynamoDB reads it. It deletes
     * the item some time after that, so whoever reads the item has to look at the clock as well.
     */
    public Item withSecond(String name, Instant value) {
        return with(name, value.plusMillis(999).getEpochSecond());
    }

    public Item withNullable(String name, @Nullable String value) {
        return value == null ? this : with(name, value);
    }

    private Item put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public String text(String name) {
        return required(name).s();
    }

    public Optional<String> findText(String name) {
        return find(name).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    public Optional<Long> findNumber(String name) {
        return find(name).map(value -> Long.parseLong(value.n()));
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public Optional<Instant> findInstant(String name) {
        return findNumber(name).map(Instant::ofEpochMilli);
    }

    /** False where it is absent. */
    public boolean flag(String name) {
        return find(name).map(AttributeValue::bool).orElse(false);
    }

    public byte[] bytes(String name) {
        return required(name).b().asByteArray();
    }

    public Optional<byte[]> findBytes(String name) {
        return find(name).map(value -> value.b().asByteArray());
    }

    public Set<String> set(String name) {
        return find(name).map(value -> Set.copyOf(value.ss())).orElse(Set.of());
    }

    public List<String> list(String name) {
        return find(name)
                .map(value -> value.l().stream().map(AttributeValue::s).toList())
                .orElse(List.of());
    }

    public List<Instant> instants(String name) {
        return find(name)
                .map(value -> value.l().stream()
                        .map(inner -> Instant.ofEpochMilli(Long.parseLong(inner.n())))
                        .toList())
                .orElse(List.of());
    }

    public List<Item> items(String name) {
        return find(name)
                .map(value ->
                        value.l().stream().map(inner -> Item.of(inner.m())).toList())
                .orElse(List.of());
    }

    public Optional<Item> findItem(String name) {
        return find(name).map(value -> Item.of(value.m()));
    }

    /** All of it, where nothing but texts is in it. */
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach((name, value) -> texts.put(name, value.s()));
        return Map.copyOf(texts);
    }

    public Map<String, Item> map(String name) {
        Map<String, Item> inner = new HashMap<>();
        find(name).ifPresent(value -> value.m().forEach((key, item) -> inner.put(key, Item.of(item.m()))));
        return inner;
    }

    private Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private AttributeValue required(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the item lacks " + name);
        }
        return value;
    }
}
