/**
 * Measures, and compares with a baseline that is measured in turn with what it is for, so that whatever slows the machine slows
 * both. Each {@link kaowu.bench.Group} is a class of its own.
 */
@NullMarked
package kaowu.bench;

import org.jspecify.annotations.NullMarked;
