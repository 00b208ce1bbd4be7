/**
 * 另行通知: people who follow an occupation until a date is set. How they are reached is sealed, and gone once they were told; that
 * they are told is another package's work.
 */
@NullMarked
package kaowu.follower;

import org.jspecify.annotations.NullMarked;
