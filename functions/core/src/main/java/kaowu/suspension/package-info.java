/**
 * 暂停与整改: a site that breaks the rules of epidemic control stops, puts right what was found, is inspected again and resumes (notice,
 * part 1). Whoever is registered there is told of the beginning and of the end.
 */
@NullMarked
package kaowu.suspension;

import org.jspecify.annotations.NullMarked;
