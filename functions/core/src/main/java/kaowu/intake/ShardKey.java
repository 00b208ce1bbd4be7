package kaowu.intake;

/** Where a shard stands in its table. */
public record ShardKey(String roundId, String siteId, int no) {

    /** Sorts the shards of a site together: {@code cd-01#00}. */
    String slot() {
        return "%s#%02d".formatted(siteId, no);
    }
}
