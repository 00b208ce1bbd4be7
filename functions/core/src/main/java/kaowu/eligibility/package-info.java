/**
 * 申报条件: occupations, their levels, and the numbered clauses under which somebody may register, with the papers that each asks
 * for. All of it is data with the edition that it is from; what has no reliable source is left out, and the data say so.
 */
@NullMarked
package kaowu.eligibility;

import org.jspecify.annotations.NullMarked;
