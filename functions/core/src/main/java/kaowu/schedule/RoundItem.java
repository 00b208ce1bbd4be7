package kaowu.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import kaowu.table.Item;
import kaowu.table.KeyText;

/**
 * How rounds lie in their items. The dates of a round stand in one, and those of a site that has dates of its own in another beside it,
 * which the first one names.
 */
final class RoundItem {

    /** Begins the sort key of every round, and of nothing else in its table. */
    static final String ENTRY = "round#";

    /** Stands before the site in the key of its own dates. */
    static final String AT = "@";

    /** The one partition of the sparse indexes. */
    static final String DUE = "DUE";

    private RoundItem() {}

    /** Empty for what can be the key of nothing. */
    static Optional<Item> key(RoundKey key) {
        String roundId = key.roundId();
        int dash = roundId.lastIndexOf('-');
        if (dash <= 0
                || !KeyText.possible(roundId)
                || !KeyText.possible(key.siteId().orElse("-"))
                || !roundId.substring(dash + 1).matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        int no = Integer.parseInt(roundId, dash + 1, roundId.length(), 10);
        return Optional.of(key(roundId.substring(0, dash), no, key.siteId()));
    }

    private static Item key(String planId, int no, Optional<String> siteId) {
        return Item.empty()
                .with("planId", planId)
                .with("entry", entry(no) + siteId.map(AT::concat).orElse(""));
    }

    static String entry(int no) {
        return ENTRY + "%04d".formatted(no);
    }

    static Item keyOf(Round round) {
        return key(round.planId(), round.no(), round.extent().siteId());
    }

    /** Where an item stands, by its key. */
    static RoundKey keyOf(Item item) {
        String[] parts = item.text("entry").substring(ENTRY.length()).split(AT, 2);
        return new RoundKey(
                Round.id(item.text("planId"), Integer.parseInt(parts[0])),
                parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }

    static Item write(Round round) {
        Item item = keyOf(round)
                .with("no", round.no())
                .with("kind", round.kind().name())
                .with("version", round.version())
                .with("zone", round.zone().getId())
                .withList("occupations", round.occupations())
                .with("deadline", round.deadline().toString())
                .with("theory", round.theory().toString())
                .with("practicalFrom", round.practical().from().toString())
                .with("practicalTo", round.practical().to().toString())
                .with("opensAt", round.opensAt())
                .with("closesAt", round.closesAt())
                .with("cancelled", round.cancelled())
                .with("tbd", round.tbd());
        round.extent().siteId().ifPresent(site -> item.with("siteId", site));
        if (!round.extent().apart().isEmpty()) {
            item.withSet("apart", round.extent().apart());
        }
        round.closedAt().ifPresent(closedAt -> item.with("closedAt", closedAt));
        round.settledAt().ifPresent(settledAt -> item.with("settledAt", settledAt));
        if (!round.cancelled() && round.settledAt().isEmpty()) {
            // The first reminder run replaces the second instant by the first occasion that its settings name.
            item.with("closing", DUE).with("reminding", DUE).with("remindAt", round.opensAt());
        }
        return item;
    }

    static Round read(Item item) {
        return new Round(
                item.text("planId"),
                (int) item.number("no"),
                PlanKind.valueOf(item.text("kind")),
                (int) item.number("version"),
                ZoneId.of(item.text("zone")),
                item.list("occupations"),
                LocalDate.parse(item.text("deadline")),
                LocalDate.parse(item.text("theory")),
                new Practical(LocalDate.parse(item.text("practicalFrom")), LocalDate.parse(item.text("practicalTo"))),
                item.instant("opensAt"),
                item.instant("closesAt"),
                item.findInstant("closedAt"),
                item.findInstant("settledAt"),
                item.flag("cancelled"),
                item.flag("tbd"),
                item.findText("siteId").map(Extent::only).orElseGet(() -> Extent.allBut(item.set("apart"))));
    }
}
