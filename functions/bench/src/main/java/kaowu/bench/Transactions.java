package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The transactions that a rush has written, to be written once more by a loop that does nothing else: no gate, no condition, no
 * rule, no encryption. It also counts what DynamoDB refused, and why.
 */
final class Transactions implements Proxy.Ear {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRITE = "TransactWriteItems";

    private final Queue<Buffer> written = new ConcurrentLinkedQueue<>();
    private final Tally tally = new Tally();

    @Override
    public void heard(String operation, Buffer request, int status, Buffer answer) {
        tally.count("calls");
        if (!operation.equals(WRITE)) {
            return;
        }
        tally.count("transactions");
        if (status == 200) {
            // Some only look.
            if (request.toString().contains("UpdateExpression")) {
                written.add(request);
            }
            return;
        }
        try {
            JsonNode reply = JSON.readTree(answer.getBytes());
            reply.path("CancellationReasons")
                    .forEach(reason -> tally.count(reason.path("Code").asText()));
            if (reply.path("CancellationReasons").findValuesAsText("Code").contains("TransactionConflict")) {
                tally.count("conflicting transactions");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How many there were of something: calls, transactions, or a reason why one was cancelled. */
    long count(String what) {
        return tally.of(what);
    }

    void clear() {
        written.clear();
    }

    /**
     * Writes them all once more, past the functions.
     *
     * @param threads of which each has one on its way
     * @return how long each took
     */
    List<Duration> again(URI dynamoDb, int threads) throws InterruptedException {
        Queue<Buffer> left = new ConcurrentLinkedQueue<>(written);
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Duration>>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    List<Duration> took = new ArrayList<>();
                    for (Buffer one = left.poll(); one != null; one = left.poll()) {
                        took.add(write(http, dynamoDb, one));
                    }
                    return took;
                }));
            }
            List<Duration> took = new ArrayList<>();
            for (Future<List<Duration>> one : all) {
                took.addAll(one.get());
            }
            return took;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Duration write(HttpClient http, URI dynamoDb, Buffer transaction)
            throws IOException, InterruptedException {
        String body = withoutConditions(transaction);
        HttpRequest request = HttpRequest.newBuilder(dynamoDb)
                .header("X-Amz-Target", "DynamoDB_20120810." + WRITE)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Date", "20200518T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20200518/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long before = System.nanoTime();
        HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (reply.statusCode() != 200) {
            if (!reply.body().contains("TransactionConflict")) {
                throw new IllegalStateException(reply.body());
            }
            reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static String withoutConditions(Buffer transaction) throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(transaction.getBytes());
        request.put("ClientRequestToken", UUID.randomUUID().toString());
        for (JsonNode item : request.path("TransactItems")) {
            for (JsonNode write : item) {
                ((ObjectNode) write)
                        .remove(List.of(
                                "ConditionExpression",
                                "ReturnValuesOnConditionCheckFailure",
                                "ExpressionAttributeNames"));
                JsonNode values = write.path("ExpressionAttributeValues");
                if (write.has("UpdateExpression")) {
                    ((ObjectNode) values).retain(":one");
                } else {
                    ((ObjectNode) write).remove("ExpressionAttributeValues");
                }
            }
        }
        return request.toString();
    }
}
