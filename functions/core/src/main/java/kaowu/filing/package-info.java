/**
 * 备案: what a provincial-direct site or a special-ability unit needs before it may postpone (notice, part 2). It files with the
 * province, which approves or rejects; an approved filing lets one postponement be made.
 */
@NullMarked
package kaowu.filing;

import org.jspecify.annotations.NullMarked;
