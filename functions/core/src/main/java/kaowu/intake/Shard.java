package kaowu.intake;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One part of an intake. A candidate's key chooses the shard she asks first, so that a busy site is not one hot item.
 *
 * @param no from 0
 * @param opensAt first instant that counts
 * @param closesAt first instant that no longer counts
 * @param roundVersion version of the round from which the two instants were copied
 * @param capacity places of this shard; empty: unlimited
 * @param taken places taken, withdrawn ones given back
 */
public record Shard(
        String roundId,
        String siteId,
        int no,
        IntakeState state,
        Instant opensAt,
        Instant closesAt,
        int roundVersion,
        OptionalInt capacity,
        int taken) {

    public ShardKey key() {
        return new ShardKey(roundId, siteId, no);
    }

    boolean full() {
        return capacity.isPresent() && taken >= capacity.getAsInt();
    }
}
