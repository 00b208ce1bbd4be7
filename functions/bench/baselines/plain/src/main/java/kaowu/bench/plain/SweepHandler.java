package kaowu.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The raw loop that a sweep is compared with: it reads the index of the incomplete registrations, writes the items that the
 * function would write for them, and knows no rule: it looks at no registration, has no bound, and keeps no progress.
 */
public final class SweepHandler implements RequestStreamHandler {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, DynamoDbClient> clients = new HashMap<>();

    /**
     * What is to be swept.
     *
     * @param endpoint where DynamoDB is, or what stands between
     * @param sweep {@code closeRounds} or {@code remind}
     * @param gaps keys of the index, one for each site
     * @param closesAt deadline, in milliseconds since 1970
     * @param theory day of the theory exam
     * @param missing what each of them lacks, since the index does not tell
     * @param together how many registrations are written in one transaction
     * @param atOnce how many writes are under way at a time
     */
    record Order(
            String endpoint,
            String sweep,
            String planId,
            String entry,
            List<String> gaps,
            long closesAt,
            String theory,
            List<String> missing,
            int together,
            int atOnce) {}

    /** The counts as the functions name them. */
    record Swept(String outcome, int forfeited, int queued, boolean more) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Order order = json.readValue(input, Order.class);
        DynamoDbClient dynamoDb = clients.computeIfAbsent(
                order.endpoint(),
                endpoint -> DynamoDbClient.builder()
                        .endpointOverride(URI.create(endpoint))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
        RawWrites writes = new RawWrites(dynamoDb, order);
        ExecutorService threads = Executors.newFixedThreadPool(order.atOnce());
        int written = 0;
        for (String gap : order.gaps()) {
            for (QueryResponse page : dynamoDb.queryPaginator(query -> query.tableName("kaowu-registrations")
                    .indexName("gaps")
                    .keyConditionExpression("gap = :gap")
                    .expressionAttributeValues(Map.of(":gap", AttributeValue.fromS(gap))))) {
                List<CompletableFuture<Void>> running = new ArrayList<>();
                for (List<Map<String, AttributeValue>> some : chunks(page.items(), order.together())) {
                    running.add(CompletableFuture.runAsync(
                            order.sweep().equals("remind")
                                    ? () -> some.forEach(writes::remind)
                                    : () -> writes.forfeit(some),
                            threads));
                }
                running.forEach(CompletableFuture::join);
                written += page.count();
            }
        }
        threads.shutdown();
        json.writeValue(output, new Swept("DONE", written, written, false));
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return chunks;
    }
}
