package kaowu.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/**
 * Creates in DynamoDB Local the tables that the infrastructure's template defines, and nothing that it does not. Expiry is left
 * out: DynamoDB Local deletes by the time of the machine, while here the clock is wherever it was put, and the functions look at
 * what has expired as if it were gone anyway.
 */
public final class Tables {

    private final List<JsonNode> tables;

    private Tables(List<JsonNode> tables) {
        this.tables = tables;
    }

    /** The tables of the template that the infrastructure's build has put on the class path. */
    public static Tables ofTemplate() {
        return of(Templates.of("state"));
    }

    /** The tables of a CloudFormation template. */
    public static Tables of(JsonNode template) {
        return new Tables(StreamSupport.stream(template.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().matches("AWS::DynamoDB::(Global)?Table"))
                .map(resource -> resource.path("Properties"))
                .toList());
    }

    /**
     * The same without streams, for many writes that nobody follows: DynamoDB Local reads all that it has kept of a stream before each
     * write that goes into it, so a write would take the longer the more there were before it.
     */
    public Tables withoutStreams() {
        return new Tables(tables.stream()
                .<JsonNode>map(table -> table.<ObjectNode>deepCopy().without("StreamSpecification"))
                .toList());
    }

    public List<String> names() {
        return tables.stream().map(table -> table.path("TableName").asText()).toList();
    }

    /** Creates those that are not there yet. */
    public void createAt(URI endpoint) {
        try (DynamoDbClient dynamoDb = client(endpoint)) {
            for (JsonNode table : tables) {
                try {
                    dynamoDb.createTable(request(table));
                    dynamoDb.waiter()
                            .waitUntilTableExists(wait ->
                                    wait.tableName(table.path("TableName").asText()));
                } catch (ResourceInUseException there) {
                    // From an earlier run, or another process was faster.
                }
            }
        }
    }

    /** A client for a local endpoint. */
    public static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static CreateTableRequest request(JsonNode table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.path("TableName").asText())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.path("KeySchema")))
                .attributeDefinitions(attributes(table.path("AttributeDefinitions")));
        List<GlobalSecondaryIndex> indexes = indexes(table.path("GlobalSecondaryIndexes"));
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        JsonNode stream = table.path("StreamSpecification");
        if (!stream.isMissingNode()) {
            request.streamSpecification(specification -> specification
                    .streamEnabled(true)
                    .streamViewType(stream.path("StreamViewType").asText()));
        }
        return request.build();
    }

    private static List<KeySchemaElement> keys(JsonNode schema) {
        List<KeySchemaElement> keys = new ArrayList<>();
        schema.forEach(key -> keys.add(KeySchemaElement.builder()
                .attributeName(key.path("AttributeName").asText())
                .keyType(key.path("KeyType").asText())
                .build()));
        return keys;
    }

    private static List<AttributeDefinition> attributes(JsonNode definitions) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        definitions.forEach(definition -> attributes.add(AttributeDefinition.builder()
                .attributeName(definition.path("AttributeName").asText())
                .attributeType(definition.path("AttributeType").asText())
                .build()));
        return attributes;
    }

    private static List<GlobalSecondaryIndex> indexes(JsonNode definitions) {
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        definitions.forEach(index -> indexes.add(GlobalSecondaryIndex.builder()
                .indexName(index.path("IndexName").asText())
                .keySchema(keys(index.path("KeySchema")))
                .projection(projection(index.path("Projection")))
                .build()));
        return indexes;
    }

    private static Projection projection(JsonNode definition) {
        Projection.Builder projection = Projection.builder()
                .projectionType(definition.path("ProjectionType").asText());
        List<String> included = new ArrayList<>();
        definition.path("NonKeyAttributes").forEach(attribute -> included.add(attribute.asText()));
        return included.isEmpty()
                ? projection.build()
                : projection.nonKeyAttributes(included).build();
    }
}
