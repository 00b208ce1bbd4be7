package kaowu.schedule;

/**
 * Something odd about a round's dates. It never stops publishing: the printed table is authoritative.
 *
 * @param code UPPER_SNAKE name of the irregularity
 * @param roundId the round it is about; for a remark on a whole notice, the plan's id or an empty text
 * @param message one sentence in the caller's language that names the dates
 */
public record Warning(String code, String roundId, String message) {}
