/**
 * A change of a site or of a round concerns everybody who is registered there. It is written once, together with the change; a sweep
 * then carries it to one registration after the other, each in a transaction of its own and each once, however often it runs.
 */
@NullMarked
package kaowu.cascade;

import org.jspecify.annotations.NullMarked;
