/**
 * What there is to register for: every occupation of the catalogue, of a round, of a site or to be announced, with its levels and
 * clauses, and what a file of each kind of material may be.
 */
@NullMarked
package kaowu.catalogue;

import org.jspecify.annotations.NullMarked;
