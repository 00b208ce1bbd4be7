/**
 * Telling people: which reminders are due, whether a notice still holds, its words, and the channels that carry it. The ledger
 * ({@link kaowu.ledger}) makes sure that each is told once.
 */
@NullMarked
package kaowu.notice;

import org.jspecify.annotations.NullMarked;
