/** What every archive that runs on Lambda has of Lambda's runtime: its log. */
@NullMarked
package kaowu.runtime;

import org.jspecify.annotations.NullMarked;
