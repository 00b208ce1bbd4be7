/**
 * All functions in one process, called from as many threads as wanted and timed, beside the bare requests that they make of AWS. The
 * bench starts it, hands it a line for each order and reads a line for each answer.
 */
@NullMarked
package kaowu.bench.workshop;

import org.jspecify.annotations.NullMarked;
