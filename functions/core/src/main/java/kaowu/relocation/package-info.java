/**
 * People who are registered and move to another site or round: because their site cannot take them, as an exception for one person,
 * or because they choose another round themselves.
 */
@NullMarked
package kaowu.relocation;

import org.jspecify.annotations.NullMarked;
