package kaowu.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a notice said of when and where somebody has her exam.
 *
 * @param examDay empty where it was to be announced
 * @param moves how often she had been moved to another site or round
 * @param version of the dates that held for her
 */
public record Told(String roundId, String siteId, Optional<LocalDate> examDay, int moves, int version)
        implements Comparable<Told> {

    /** What was told later is greater, whichever clocks it was told by. */
    @Override
    public int compareTo(Told other) {
        return moves == other.moves ? Integer.compare(version, other.version) : Integer.compare(moves, other.moves);
    }
}
