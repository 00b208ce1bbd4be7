@NullMarked
package kaowu.lambda;

import org.jspecify.annotations.NullMarked;
