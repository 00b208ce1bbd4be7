package kaowu.api;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Notes what is asked of DynamoDB, in the terms in which a role allows it: {@code rounds/index/closing Query}. */
public class Operations implements ExecutionInterceptor {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** What was asked since the last call. */
    static Set<String> seen() {
        Set<String> seen = new TreeSet<>(SEEN);
        SEEN.clear();
        return seen;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().stream().flatMap(Operations::of).forEach(SEEN::add);
        } else if (request instanceof BatchGetItemRequest batch) {
            batch.requestItems().keySet().forEach(table -> SEEN.add(aggregate(table) + " BatchGetItem"));
        } else {
            String index = text(request, "IndexName").map("/index/"::concat).orElse("");
            text(request, "TableName")
                    .ifPresent(table -> SEEN.add(aggregate(table) + index + " "
                            + request.getClass().getSimpleName().replaceFirst("Request$", "")));
        }
    }

    private static Optional<String> text(SdkRequest request, String field) {
        return request.getValueForField(field, String.class);
    }

    private static Stream<String> of(TransactWriteItem item) {
        if (item.put() != null) {
            return Stream.of(aggregate(item.put().tableName()) + " PutItem");
        } else if (item.update() != null) {
            return Stream.of(aggregate(item.update().tableName()) + " UpdateItem");
        } else if (item.delete() != null) {
            return Stream.of(aggregate(item.delete().tableName()) + " DeleteItem");
        }
        return Stream.of(aggregate(item.conditionCheck().tableName()) + " ConditionCheckItem");
    }

    private static String aggregate(String table) {
        return table.substring(table.indexOf('-') + 1);
    }
}
