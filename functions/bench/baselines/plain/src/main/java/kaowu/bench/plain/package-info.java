/** What one writes without any framework. */
@NullMarked
package kaowu.bench.plain;

import org.jspecify.annotations.NullMarked;
