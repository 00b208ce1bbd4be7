package kaowu.table;

import java.util.Map;
import java.util.Optional;

/**
 * Why a transaction was not written: the subjects whose condition did not hold, each with the item that stood there instead
 * (empty if there was none).
 */
public record Rejection(Map<String, Item> failed) {

    public Rejection {
        failed = Map.copyOf(failed);
    }

    /** The item that was in the way of this subject, or nothing if its condition held. */
    public Optional<Item> of(String subject) {
        return Optional.ofNullable(failed.get(subject));
    }
}
