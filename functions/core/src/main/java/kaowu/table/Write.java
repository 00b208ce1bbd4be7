package kaowu.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One write of a transaction, made by the table that owns the item and handed to {@link Transactions} by the function that needs
 * it, so that a function can change several aggregates at once without knowing their attributes.
 *
 * @param subject what the write is about; a rejection tells the writes apart by it
 */
public record Write(String subject, TransactWriteItem item) {

    /** The same, told apart from others by another subject. */
    public Write about(String other) {
        return new Write(other, item);
    }

    /** Puts an item that must not be there yet. */
    public static Write insert(String subject, String table, String key, Item item) {
        return new Write(
                subject,
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(item.attributes())
                                .conditionExpression("attribute_not_exists(#key)")
                                .expressionAttributeNames(Map.of("#key", key))
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build());
    }

    /** Puts an item on condition. */
    public static Write put(String subject, String table, Item item, Consumer<Expression> change) {
        Expression expression = Expression.from(change);
        return new Write(
                subject,
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(item.attributes())
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build());
    }

    /** Changes an item on condition. */
    public static Write update(String subject, String table, Item key, Consumer<Expression> change) {
        Expression expression = Expression.from(change);
        return new Write(
                subject,
                TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(key.attributes())
                                .updateExpression(expression.update())
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build());
    }

    /** Removes an item on condition. */
    public static Write delete(String subject, String table, Item key, Consumer<Expression> change) {
        Expression expression = Expression.from(change);
        return new Write(
                subject,
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table)
                                .key(key.attributes())
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build());
    }

    /** Changes nothing: the transaction only stands if the item is as the condition says. */
    public static Write check(String subject, String table, Item key, Consumer<Expression> change) {
        Expression expression = Expression.from(change);
        return new Write(
                subject,
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(table)
                                .key(key.attributes())
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build());
    }

    /**
     * Carries out a write by itself, outside a transaction; not a mere check.
     *
     * @return false if its condition did not hold and nothing was written
     */
    public boolean alone(DynamoDbClient dynamoDb) {
        if (item.update() != null) {
            return carryOut(dynamoDb).written();
        }
        try {
            if (item.put() != null) {
                Put put = item.put();
                dynamoDb.putItem(request -> request.tableName(put.tableName())
                        .item(put.item())
                        .conditionExpression(put.conditionExpression())
                        .expressionAttributeNames(
                                put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
                        .expressionAttributeValues(
                                put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
            } else {
                Delete delete = item.delete();
                dynamoDb.deleteItem(request -> request.tableName(delete.tableName())
                        .key(delete.key())
                        .conditionExpression(delete.conditionExpression())
                        .expressionAttributeNames(
                                delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null)
                        .expressionAttributeValues(
                                delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null));
            }
            return true;
        } catch (ConditionalCheckFailedException otherwise) {
            return false;
        }
    }

    /**
     * What became of an update.
     *
     * @param item as it is afterwards; where nothing was written, as it was found
     */
    public record Outcome(boolean written, Item item) {}

    /** Carries out an update by itself, outside a transaction, and hands back what the item is then. */
    public Outcome carryOut(DynamoDbClient dynamoDb) {
        Update update = item.update();
        UpdateItemRequest.Builder request = UpdateItemRequest.builder()
                .tableName(update.tableName())
                .key(update.key())
                .updateExpression(update.updateExpression())
                .conditionExpression(update.conditionExpression())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (update.hasExpressionAttributeNames()) {
            request.expressionAttributeNames(update.expressionAttributeNames());
        }
        if (update.hasExpressionAttributeValues()) {
            request.expressionAttributeValues(update.expressionAttributeValues());
        }
        try {
            return new Outcome(
                    true, Item.of(dynamoDb.updateItem(request.build()).attributes()));
        } catch (ConditionalCheckFailedException otherwise) {
            return new Outcome(false, otherwise.hasItem() ? Item.of(otherwise.item()) : Item.empty());
        }
    }

    /** An update and its condition, with the values by name: {@code :now} in the texts is {@code now} here. */
    public static final class Expression {

        private String update = "";
        private String condition = "";
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();

        private static Expression from(Consumer<Expression> change) {
            Expression expression = new Expression();
            change.accept(expression);
            return expression;
        }

        /** Such as {@code SET taken = taken + :one}. */
        public Expression update(String text) {
            update = text;
            return this;
        }

        /** Such as {@code closesAt > :now}. */
        public Expression when(String text) {
            condition = text;
            return this;
        }

        /** An attribute whose name is a reserved word: {@code #state} for {@code state}. */
        public Expression name(String name) {
            names.put("#" + name, name);
            return this;
        }

        /** Values of the placeholders, each under its name without the colon. */
        public Expression values(Item item) {
            item.attributes().forEach((name, value) -> values.put(":" + name, value));
            return this;
        }

        String update() {
            return update;
        }

        /** Null where there is none, because DynamoDB refuses an empty one. */
        @SuppressWarnings("NullAway")
        String condition() {
            return condition.isEmpty() ? null : condition;
        }

        /** Null where there is none, because the SDK refuses an empty map. */
        @SuppressWarnings("NullAway")
        Map<String, String> names() {
            return names.isEmpty() ? null : names;
        }

        @SuppressWarnings("NullAway")
        Map<String, AttributeValue> values() {
            return values.isEmpty() ? null : values;
        }
    }
}
