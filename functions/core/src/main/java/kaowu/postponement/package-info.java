/**
 * 顺延: a round's dates move, or are to be announced (另行通知). What it would mean can be looked at before; what is then done
 * concerns the same people, each of whom is brought to the new dates and told once.
 */
@NullMarked
package kaowu.postponement;

import org.jspecify.annotations.NullMarked;
