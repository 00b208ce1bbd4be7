/**
 * How items are read and written: one codec, one kind of transaction, one retry policy, and the names of the tables.
 * Beside the {@code *Table} classes of the features this is the only package that knows the DynamoDB SDK.
 */
@NullMarked
package kaowu.table;

import org.jspecify.annotations.NullMarked;
