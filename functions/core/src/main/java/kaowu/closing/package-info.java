/**
 * Closing: what happens at a deadline. A bounded sweep, safe to run twice or twice at once, closes the intakes of every round whose
 * deadline has passed and forfeits what is incomplete; reinstating gives one person a later deadline of her own.
 */
@NullMarked
package kaowu.closing;

import org.jspecify.annotations.NullMarked;
