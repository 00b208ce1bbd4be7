/** The work that every baseline in Java does: the calls to DynamoDB that were recorded of the real function, and its reply. */
@NullMarked
package kaowu.bench.work;

import org.jspecify.annotations.NullMarked;
