package kaowu.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a notice said of when and where somebody has her exam.
 *
 * @param examDay empty where it was to be announced
 * @param moves how often she had been moved to another site or round
 * @param version of the dates that held for her
 * @param besides what else it said of her dates, to be compared; empty where that is not known
 */
public record Told(
        String roundId, String siteId, Optional<LocalDate> examDay, int moves, int version, Optional<String> besides)
        implements Comparable<Told> {

    /** Whether who was told the other would learn nothing of when and where from this. */
    public boolean saysTheSameAs(Told other) {
        return roundId.equals(other.roundId)
                && siteId.equals(other.siteId)
                && examDay.equals(other.examDay)
                && besides.isPresent()
                && besides.equals(other.besides);
    }

    /** What was told later is greater, whichever clocks it was told by. */
    @Override
    public int compareTo(Told other) {
        return moves == other.moves ? Integer.compare(version, other.version) : Integer.compare(moves, other.moves);
    }
}
