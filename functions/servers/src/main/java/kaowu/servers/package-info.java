/**
 * Real servers as child processes, for the tests and the local system: DynamoDB Local with the tables of the infrastructure's own
 * template, an S3 server, an SMTP server, and a gateway that takes text messages as Amazon SNS does.
 */
@NullMarked
package kaowu.servers;

import org.jspecify.annotations.NullMarked;
