/**
 * What every function shares at its door: a typed call, an answer that is either done or refused, and the words of a refusal.
 * A refusal is a value and never an exception, so that an asynchronous trigger does not retry what cannot succeed.
 */
@NullMarked
package kaowu.door;

import org.jspecify.annotations.NullMarked;
