/**
 * The whole system in one process: child servers for what AWS would be, a clock that can be moved, quarkus-scheduler in the place
 * of EventBridge, the Lambda Invoke API, and a page that shows how the rounds stand.
 */
@NullMarked
package kaowu.local;

import org.jspecify.annotations.NullMarked;
