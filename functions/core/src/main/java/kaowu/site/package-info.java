/** Sites: the institutions that take candidates, and whether they have been accepted (验收评估通过). */
@NullMarked
package kaowu.site;

import org.jspecify.annotations.NullMarked;
