/** The cloud of Kaowu as a CDK app: the state that lasts, and the functions that work on it. */
@NullMarked
package kaowu.infra;

import org.jspecify.annotations.NullMarked;
