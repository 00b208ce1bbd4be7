/** Dates and instants: cut-off instants, holidays and working days, the practical-window formula. Pure: never reads a clock. */
@NullMarked
package kaowu.calendar;

import org.jspecify.annotations.NullMarked;
