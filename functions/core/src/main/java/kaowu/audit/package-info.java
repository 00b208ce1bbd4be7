/** The audit trail: who changed what, when, from what to what, and why. Written in the transaction of the change itself. */
@NullMarked
package kaowu.audit;

import org.jspecify.annotations.NullMarked;
