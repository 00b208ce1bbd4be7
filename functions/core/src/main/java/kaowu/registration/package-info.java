/**
 * Registering: one candidate, one round, one occupation and level, at one site; the materials that her clause of eligibility asks
 * for; looking up, withdrawing. Every write of a candidate passes the gate of {@link kaowu.intake}.
 */
@NullMarked
package kaowu.registration;

import org.jspecify.annotations.NullMarked;
