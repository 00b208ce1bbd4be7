/**
 * Signing in by phone: whoever has lost her access code asks for a one-time code, which goes to the phone that she left, and gets
 * a fresh access code for each of her registrations.
 */
@NullMarked
package kaowu.signin;

import org.jspecify.annotations.NullMarked;
