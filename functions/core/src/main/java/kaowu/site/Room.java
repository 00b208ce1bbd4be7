package kaowu.site;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * 考场. Whoever only knows how many seats it has leaves out what was not measured; how many it holds with the distance kept is then
 * not known.
 *
 * @param name as on its door
 * @param seats 标准座位数: how many it holds by its furniture
 * @param length in metres, from the front wall to the back
 * @param width in metres, along the front wall
 * @param desk size of one desk; a seat's position is its desk
 * @param aisle clear width in metres between two columns of desks, where more than the distance is wanted
 */
public record Room(
        String name,
        @Nullable Integer seats,
        @Nullable BigDecimal length,
        @Nullable BigDecimal width,
        @Nullable Desk desk,
        @Nullable BigDecimal aisle) {

    /**
     * @param width in metres, along the front wall
     * @param depth in metres, towards the back wall
     */
    public record Desk(BigDecimal width, BigDecimal depth) {}
}
