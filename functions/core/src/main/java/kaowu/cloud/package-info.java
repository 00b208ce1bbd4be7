/**
 * How AWS is reached beyond DynamoDB: the clients of its services, and where they find them. What they are asked is a matter of each
 * feature.
 */
@NullMarked
package kaowu.cloud;

import org.jspecify.annotations.NullMarked;
