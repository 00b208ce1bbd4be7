/**
 * Plans and their rounds: what a notice announces, when a round opens and closes, what is odd about its dates.
 * The importer reads a notice's text; publishing stores its rounds; both leave the printed dates as they are.
 */
@NullMarked
package kaowu.schedule;

import org.jspecify.annotations.NullMarked;
