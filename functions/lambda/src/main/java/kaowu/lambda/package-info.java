/**
 * The functions as AWS Lambda runs them: one archive, of which each Lambda function exports one by its environment. Here is only
 * what exists because of Lambda, which is the functions that the tables' streams call and the way of a log line; everything else
 * is in core.
 */
@NullMarked
package kaowu.lambda;

import org.jspecify.annotations.NullMarked;
