package kaowu.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Notes what is asked of DynamoDB, in the terms in which a role allows it: {@code rounds/index/closing Query}. */
public final class Operations implements ExecutionInterceptor {

    private static final Pattern TABLE = Pattern.compile("(?:ExportsOutputFnGetAtt|FnGetAtt|Ref)([a-z]+)[0-9A-F]{8}");
    private static final Pattern INDEX = Pattern.compile("/index/[a-z-]+");
    private static final Pattern OF_STREAMS = Pattern.compile("Stream|Shard|Records");

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** What was asked since the last call. */
    public static Set<String> seen() {
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

    /**
     * What a function of a template may ask, in the same terms.
     *
     * @param resources of the template
     * @param function its properties
     */
    public static Set<String> allowed(JsonNode resources, JsonNode function) {
        String role = function.at("/Role/Fn::GetAtt/0").asText();
        Set<String> allowed = new TreeSet<>();
        resources
                .path(role)
                .at("/Properties/Policies")
                .forEach(policy -> policy.at("/PolicyDocument/Statement")
                        .forEach(statement -> all(statement.path("Resource"))
                                .map(JsonNode::toString)
                                .flatMap(Operations::table)
                                .forEach(table -> all(statement.path("Action"))
                                        .map(JsonNode::asText)
                                        .filter(action -> action.startsWith("dynamodb:")
                                                && !OF_STREAMS.matcher(action).find())
                                        .forEach(action ->
                                                allowed.add(table + " " + action.substring("dynamodb:".length()))))));
        return allowed;
    }

    private static Stream<JsonNode> all(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    private static Stream<String> table(String resource) {
        Matcher table = TABLE.matcher(resource);
        Matcher index = INDEX.matcher(resource);
        return table.find() ? Stream.of(table.group(1) + (index.find() ? index.group() : "")) : Stream.empty();
    }
}
