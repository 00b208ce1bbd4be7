/** The cloud of Kaowu as a CDK app: the state that lasts, the functions that work on it, and what candidates see of both. */
@NullMarked
package kaowu.infra;

import org.jspecify.annotations.NullMarked;
