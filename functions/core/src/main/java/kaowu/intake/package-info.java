/**
 * The gate. An intake stands for one round at one site and is split into shards; whoever writes for a candidate makes a shard's
 * condition part of the transaction, so that what is open, how long and for how many is decided where it is written.
 */
@NullMarked
package kaowu.intake;

import org.jspecify.annotations.NullMarked;
