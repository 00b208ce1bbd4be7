/**
 * Compares what a run has left in the tables, in the bucket and in the outbox with what its clients asked and were told, and names
 * everything that must not be. It knows none of the functions' code but how an item is read.
 */
@NullMarked
package kaowu.bench.check;

import org.jspecify.annotations.NullMarked;
