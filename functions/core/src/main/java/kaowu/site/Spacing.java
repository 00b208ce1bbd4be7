package kaowu.site;

import java.math.BigDecimal;
import java.util.Optional;
import kaowu.site.Room.Desk;

/**
 * How many candidates a room holds when the distance is kept. Seats stand in rows and columns, and between any two of them there
 * is <em>more</em> than the distance, from edge to edge, along the room as well as across it (notice, part 1: theory seats are more
 * than 1 m apart). A gap of exactly the distance is too little.
 *
 * @param distance in metres; gaps are strictly greater
 */
record Spacing(BigDecimal distance) {

    /** Empty where the room was not measured. */
    Optional<Integer> seats(Room room) {
        Desk desk = room.desk();
        BigDecimal length = room.length();
        BigDecimal width = room.width();
        if (desk == null || length == null || width == null) {
            return Optional.empty();
        }
        BigDecimal aisle = room.aisle() == null ? BigDecimal.ZERO : room.aisle();
        return Optional.of(along(length, desk.depth(), BigDecimal.ZERO) * along(width, desk.width(), aisle));
    }

    /**
     * How many desks stand behind each other on a length. With n of them there are n − 1 gaps: each is greater than the distance and
     * at least the clear width, so what they need must be less than, or where the clear width decides at most, the length.
     */
    private int along(BigDecimal length, BigDecimal desk, BigDecimal clear) {
        if (desk.compareTo(length) > 0) {
            return 0;
        }
        boolean strict = clear.compareTo(distance) <= 0;
        BigDecimal step = desk.add(strict ? distance : clear);
        // The room that is left behind the first desk, in whole steps: of what must not be used up the last one does
        // not count.
        BigDecimal[] steps = length.subtract(desk).divideAndRemainder(step);
        int more = steps[0].intValueExact();
        return 1 + (strict && more > 0 && steps[1].signum() == 0 ? more - 1 : more);
    }
}
