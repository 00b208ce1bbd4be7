/**
 * The ledger of notices: who is to be told what, once. Inserting an item is the claim on the occasion, so that two runs cannot
 * tell the same person the same thing twice; sending it is another package's work.
 */
@NullMarked
package kaowu.ledger;

import org.jspecify.annotations.NullMarked;
