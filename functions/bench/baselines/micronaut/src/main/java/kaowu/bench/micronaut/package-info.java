/** A function of Micronaut. */
@NullMarked
package kaowu.bench.micronaut;

import org.jspecify.annotations.NullMarked;
