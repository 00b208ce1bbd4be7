/**
 * How often something was tried: the book by which guessing is slowed down and sending is kept within bounds. What stands in it is
 * forgotten once it no longer counts.
 */
@NullMarked
package kaowu.attempt;

import org.jspecify.annotations.NullMarked;
