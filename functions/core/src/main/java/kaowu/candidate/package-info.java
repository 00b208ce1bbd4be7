/**
 * Who registers: identity documents and their check digits, names, phones, and how identity is encrypted, looked up and masked.
 * Nothing outside this package sees a clear document number.
 */
@NullMarked
package kaowu.candidate;

import org.jspecify.annotations.NullMarked;
