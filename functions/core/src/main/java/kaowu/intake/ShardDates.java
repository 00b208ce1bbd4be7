package kaowu.intake;

import java.time.Instant;

/**
 * What a shard takes over of its round.
 *
 * @param version of the round
 * @param opensAt first instant that counts
 * @param closesAt first instant that no longer counts
 * @param paused whether the round has no exam days for now, and so takes nobody
 */
public record ShardDates(int version, Instant opensAt, Instant closesAt, boolean paused) {}
