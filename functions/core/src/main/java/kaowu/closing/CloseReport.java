package kaowu.closing;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a closing came to.
 *
 * @param deadline the cut-off that was applied
 * @param closedAt when the sweep found every intake closed
 * @param settled whether the round is done with; otherwise the next runs look again
 */
public record CloseReport(
        String roundId,
        int roundVersion,
        OffsetDateTime deadline,
        OffsetDateTime closedAt,
        boolean settled,
        List<SiteCount> sites) {

    /**
     * @param registered places taken, withdrawn ones not counted
     * @param complete those with nothing missing
     * @param forfeited those that lacked something
     * @param extended those that lack something and have a later deadline of their own
     */
    public record SiteCount(String siteId, int registered, int complete, int forfeited, int extended) {}

    /** The same counts, once the round is done with. */
    CloseReport asSettled() {
        return new CloseReport(roundId, roundVersion, deadline, closedAt, true, sites);
    }
}
