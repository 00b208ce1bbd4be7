/**
 * The HTTP API: thin resources over the functions of the core, the same on Lambda behind an API Gateway and in the local system.
 * A refusal becomes a problem of RFC 9457 in the caller's language; nothing here decides anything.
 */
@NullMarked
package kaowu.api;

import org.jspecify.annotations.NullMarked;
