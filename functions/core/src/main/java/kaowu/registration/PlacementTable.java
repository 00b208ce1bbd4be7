package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import kaowu.table.Item;
import kaowu.table.TableNames;
import kaowu.table.Write;

/** The guard that nobody has two exams on one day, by the person's fingerprint and the day. */
@ApplicationScoped
public class PlacementTable {

    /** Subject of the guard's write in a {@link kaowu.table.Rejection}. */
    public static final String PLACEMENT = "placement";

    private final String table;

    PlacementTable(TableNames tables) {
        this.table = tables.placements();
    }

    /** Places her on the day of her theory exam, if she is not placed on it yet. */
    public Write place(Registration registration) {
        return Write.insert(
                PLACEMENT,
                table,
                "person",
                key(registration).with("registrationNo", registration.no()).with("roundId", registration.roundId()));
    }

    /** Sets her free on that day, if it is this registration that holds it. */
    public Write free(Registration registration) {
        return Write.delete(
                PLACEMENT,
                table,
                key(registration),
                change -> change.when("attribute_not_exists(person) OR registrationNo = :no")
                        .values(Item.empty().with("no", registration.no())));
    }

    private static Item key(Registration registration) {
        return Item.empty().with("person", registration.person()).with("day", registration.theory());
    }
}
