package kaowu.schedule;

import java.util.Optional;

/**
 * Where the dates of a round stand in their table.
 *
 * @param siteId the site whose own dates they are; empty: those of the round
 */
public record RoundKey(String roundId, Optional<String> siteId) {

    static RoundKey of(String roundId) {
        return new RoundKey(roundId, Optional.empty());
    }

    /** {@code 2020h2-daily-13}, or {@code 2020h2-daily-13@cd-01}. */
    public String text() {
        return siteId.map(site -> roundId + "@" + site).orElse(roundId);
    }

    /** See {@link Round#label}. */
    public String label(int version) {
        return text() + "/v" + version;
    }
}
