package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a registration's item holds of its materials: announced, received, and superseded. */
@ApplicationScoped
class MaterialTable {

    private final DynamoDbClient dynamoDb;
    private final String table;

    MaterialTable(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.registrations();
    }

    /**
     * Notes what is about to be uploaded, if the registration still takes materials at this instant. What was announced before it
     * will not count any more, though it may have been copied.
     */
    Write announce(Registration registration, String kind, Material material, Instant now) {
        Item values =
                RegistrationTable.liveValues(registration, now).with("material", RegistrationItem.write(material));
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                RegistrationTable.key(registration.no()),
                change -> change.update("SET announced.#" + kind + " = :material"
                                + superseding(registration.announced().get(kind), values))
                        .when(RegistrationTable.live(registration, now))
                        .name("state")
                        .name(kind)
                        .values(values));
    }

    /** The part of an update that notes whose copies do not count any more; nothing where there is none. */
    private static String superseding(@Nullable Material material, Item values) {
        if (material == null) {
            return "";
        }
        values.withSet("superseded", List.of(material.copies()));
        return " ADD superseded :superseded";
    }

    /** The bucket has been told of these. */
    void superseded(Registration registration, Set<String> copies) {
        Write.update(
                        RegistrationTable.REGISTRATION,
                        table,
                        RegistrationTable.key(registration.no()),
                        change -> change.update("DELETE superseded :copies")
                                .when("attribute_exists(registrationNo)")
                                .values(Item.empty().withSet("copies", copies)))
                .alone(dynamoDb);
    }

    /**
     * Notes that a material was received, if it is still the one that was announced, and that the one before it counts no more.
     *
     * @param missing what is missing afterwards
     */
    Write receive(
            Registration registration,
            String kind,
            Material announced,
            Material kept,
            Set<String> missing,
            Instant now) {
        boolean complete = missing.isEmpty();
        List<Item> entries = new ArrayList<>();
        entries.add(RegistrationItem.write(new HistoryEntry(now, "MATERIAL_RECEIVED", List.of(kind))));
        if (complete && registration.state() == RegistrationState.REGISTERED) {
            entries.add(RegistrationItem.write(new HistoryEntry(now, "COMPLETED", List.of())));
        }
        Item values = RegistrationTable.liveValues(registration, now)
                .with("material", RegistrationItem.write(kept))
                .with("announced", announced.key())
                .with("after", (complete ? RegistrationState.COMPLETE : RegistrationState.REGISTERED).name())
                .withItems("entries", entries)
                .withSet("missing", missing);
        if (complete) {
            values.with("gap", GapTable.gap(registration.roundId(), registration.siteId(), GapTable.NONE));
        }
        String superseding = superseding(registration.received().get(kind), values);
        String before = "attribute_not_exists(#missing)";
        if (!registration.missing().isEmpty()) {
            // What was missing when it was read must still be what is missing, or two confirmations would undo each
            // other.
            values.withSet("seen", registration.missing());
            before = "#missing = :seen";
        }
        String condition = RegistrationTable.live(registration, now) + " AND announced.#" + kind
                + ".#key = :announced AND " + before;
        String update = "SET received.#" + kind + " = :material, #state = :after,"
                + " history = list_append(history, :entries)"
                + (complete
                        ? ", gap = :gap REMOVE announced.#" + kind + ", #missing, #extended"
                        : ", #missing = :missing REMOVE announced.#" + kind)
                + superseding;
        return Write.update(
                RegistrationTable.REGISTRATION,
                table,
                RegistrationTable.key(registration.no()),
                change -> (complete ? change.name("extended") : change)
                        .update(update)
                        .when(condition)
                        .name("state")
                        .name("missing")
                        .name("key")
                        .name(kind)
                        .values(values));
    }
}
