package kaowu.registration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kaowu.candidate.Sealed;
import kaowu.intake.ShardKey;
import kaowu.table.Item;

/** How a registration lies in its item. */
final class RegistrationItem {

    private RegistrationItem() {}

    static Item write(Registration registration) {
        Item item = Item.empty()
                .with("registrationNo", registration.no())
                .with("roundId", registration.roundId())
                .with("siteId", registration.siteId())
                .with("shard", registration.shard().no())
                .with("occupation", registration.occupation())
                .with("level", registration.level())
                .withNullable("condition", registration.condition().orElse(null))
                .withNullable("edition", registration.edition().orElse(null))
                .with("person", registration.person())
                .with("phone", registration.phone())
                .with("sealed", registration.sealed().bytes())
                .with("state", registration.state().name())
                .withList("required", registration.required())
                .withSet("missing", registration.missing())
                .with("announced", materials(registration.announced()))
                .with("received", materials(registration.received()))
                .withSet("superseded", registration.superseded())
                .withNullable(
                        "theory",
                        registration.exam().day().map(LocalDate::toString).orElse(null))
                .with("roundVersion", registration.exam().version())
                .with("examHold", registration.exam().hold().name())
                .with("registeredAt", registration.registeredAt())
                .with("lang", registration.lang())
                .withList("codes", registration.access().codes())
                .withItems(
                        "history",
                        registration.history().stream()
                                .map(RegistrationItem::write)
                                .toList());
        registration.access().lockedUntil().ifPresent(until -> item.with("lockedUntil", until));
        registration.ownDeadline().ifPresent(own -> item.with("ownDeadline", own));
        return item;
    }

    static Registration read(Item item) {
        return new Registration(
                item.text("registrationNo"),
                new ShardKey(item.text("roundId"), item.text("siteId"), (int) item.number("shard")),
                item.text("occupation"),
                (int) item.number("level"),
                item.findText("condition"),
                item.findText("edition"),
                item.text("person"),
                item.text("phone"),
                Sealed.of(item.bytes("sealed")),
                RegistrationState.valueOf(item.text("state")),
                item.list("required"),
                Set.copyOf(item.set("missing")),
                readMaterials(item.map("announced")),
                readMaterials(item.map("received")),
                Set.copyOf(item.set("superseded")),
                new Exam(
                        item.findText("theory").map(LocalDate::parse),
                        item.findNumber("roundVersion").orElse(1L).intValue(),
                        item.findText("examHold").map(Exam.Hold::valueOf).orElse(Exam.Hold.GUARDED)),
                item.instant("registeredAt"),
                item.findInstant("ownDeadline"),
                item.items("forfeits").stream()
                        .map(forfeit -> forfeit.instant("deadline"))
                        .reduce((first, last) -> last),
                item.findBytes("withdrawReason").map(Sealed::of),
                item.findNumber("moves").orElse(0L).intValue(),
                item.findItem("proposal")
                        .map(proposal -> new Proposal(
                                proposal.text("siteId"),
                                proposal.text("siteName"),
                                proposal.findText("theory").map(LocalDate::parse),
                                proposal.text("reason"),
                                proposal.text("label"))),
                item.text("lang"),
                new Access(item.list("codes"), item.findInstant("lockedUntil")),
                item.items("history").stream().map(RegistrationItem::entry).toList());
    }

    static Item write(Material material) {
        return Item.empty()
                .with("key", material.key())
                .with("contentType", material.contentType())
                .with("size", material.size())
                .with("fileName", material.fileName().bytes())
                .with("at", material.at());
    }

    static Item write(HistoryEntry entry) {
        return Item.empty().with("at", entry.at()).with("event", entry.event()).withList("items", entry.items());
    }

    private static HistoryEntry entry(Item item) {
        return new HistoryEntry(item.instant("at"), item.text("event"), item.list("items"));
    }

    private static Item materials(Map<String, Material> materials) {
        Item item = Item.empty();
        materials.forEach((kind, material) -> item.with(kind, write(material)));
        return item;
    }

    private static Map<String, Material> readMaterials(Map<String, Item> items) {
        return convert(
                items,
                item -> new Material(
                        item.text("key"),
                        item.text("contentType"),
                        item.number("size"),
                        Sealed.of(item.bytes("fileName")),
                        item.instant("at")));
    }

    private static <T> Map<String, T> convert(Map<String, Item> items, Function<Item, T> read) {
        Map<String, T> values = new HashMap<>();
        items.forEach((name, item) -> values.put(name, read.apply(item)));
        return Map.copyOf(values);
    }
}
