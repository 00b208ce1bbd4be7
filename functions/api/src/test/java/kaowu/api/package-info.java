@NullMarked
package kaowu.api;

import org.jspecify.annotations.NullMarked;
