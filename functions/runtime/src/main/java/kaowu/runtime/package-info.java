/**
 * What every archive that runs on Lambda has of Lambda's runtime: its log, and a start that prepares the first call beside the
 * start of Quarkus, and before a snapshot prepares all that can be.
 */
@NullMarked
package kaowu.runtime;

import org.jspecify.annotations.NullMarked;
