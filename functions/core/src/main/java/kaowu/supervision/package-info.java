/** 在线监管: what the province and the cities see. */
@NullMarked
package kaowu.supervision;

import org.jspecify.annotations.NullMarked;
