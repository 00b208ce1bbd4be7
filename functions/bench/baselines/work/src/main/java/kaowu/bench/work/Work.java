package kaowu.bench.work;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Makes again the calls that a function was recorded to make for one event, one after the other, through a client of its own, and
 * gives the reply that the function gave. What the function does between them, such as encrypting and applying the rules, is not
 * done: a function that keeps up with this does more in the same time.
 */
public final class Work {

    /** Environment variable with the path of the recording. */
    public static final String RECORDING = "BENCH_RECORDING";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final JsonNode calls;
    private final Map<String, Object> reply;

    private Work(JsonNode recording) {
        calls = recording.path("calls");
        reply = JSON.convertValue(recording.path("reply"), new TypeReference<Map<String, Object>>() {});
    }

    /** The work that the environment names; made when the process starts, as a function makes its clients. */
    public static Work recorded() {
        try {
            return new Work(JSON.readTree(new File(System.getenv(RECORDING))));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Makes the calls and returns the reply. */
    public Map<String, Object> done() {
        calls.forEach(call -> make(call.path("operation").asText(), call.path("request")));
        return reply;
    }

    private void make(String operation, JsonNode request) {
        switch (operation) {
            case "GetItem" ->
                dynamoDb.getItem(Wire.fill(GetItemRequest.builder(), request).build());
            case "BatchGetItem" ->
                dynamoDb.batchGetItem(
                        Wire.fill(BatchGetItemRequest.builder(), request).build());
            case "Query" ->
                dynamoDb.query(Wire.fill(QueryRequest.builder(), request).build());
            case "Scan" ->
                dynamoDb.scan(Wire.fill(ScanRequest.builder(), request).build());
            case "PutItem" ->
                dynamoDb.putItem(Wire.fill(PutItemRequest.builder(), request).build());
            case "UpdateItem" ->
                dynamoDb.updateItem(
                        Wire.fill(UpdateItemRequest.builder(), request).build());
            case "DeleteItem" ->
                dynamoDb.deleteItem(
                        Wire.fill(DeleteItemRequest.builder(), request).build());
            case "TransactWriteItems" ->
                dynamoDb.transactWriteItems(
                        Wire.fill(TransactWriteItemsRequest.builder(), request).build());
            default -> throw new IllegalArgumentException("no baseline makes the call " + operation);
        }
    }
}
