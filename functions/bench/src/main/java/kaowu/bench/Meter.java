package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Counts the capacity units that DynamoDB says it has used for what a function asks. DynamoDB Local says of an item in a transaction
 * more than AWS bills, so what it says is brought to the documented measure: two units for each KB that is written or checked.
 * Entries of indexes are left at the same two, which is the most that they can be. Where several items of a transaction are of the
 * same table, DynamoDB Local says what one of them has used; they are taken for alike.
 */
final class Meter implements AutoCloseable, Relay.Watch {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a write of up to 1 KB uses within a transaction, as AWS documents it. */
    private static final double DOCUMENTED = 2;

    /** What AWS bills for an eventually consistent query that finds nothing. */
    private static final double LEAST_QUERY = 0.5;

    private final Relay relay;
    private final double inTransactions;
    private Capacity used = Capacity.NONE;
    private int inFlight;

    /**
     * Capacity units.
     *
     * @param parts what {@code read} and {@code write} are made of, by operation, table and index
     * @param atOnce the most writing requests that were under way at one moment
     * @param together the most items of one transaction; 0 if there was none
     */
    record Capacity(double read, double write, Map<String, Double> parts, int atOnce, int together) {

        static final Capacity NONE = new Capacity(0, 0, Map.of(), 0, 0);

        double units() {
            return read + write;
        }

        private Capacity with(int inFlight, int items) {
            return new Capacity(read, write, parts, Math.max(atOnce, inFlight), Math.max(together, items));
        }

        Capacity plus(String what, boolean reads, double units) {
            Map<String, Double> more = new TreeMap<>(parts);
            more.merge(what, units, Double::sum);
            return new Capacity(reads ? read + units : read, reads ? write : write + units, more, atOnce, together);
        }
    }

    @SuppressWarnings("this-escape")
    Meter(URI dynamoDb, DynamoDbClient client) throws IOException {
        inTransactions = DOCUMENTED / answered(client);
        relay = new Relay(dynamoDb, this);
    }

    /**
     * What DynamoDB Local answers that a write of less than 1 KB has used within a transaction. Version 2.6 answers 4, for a table
     * as for an index.
     */
    private static double answered(DynamoDbClient client) {
        String table = "bench-scale";
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("k")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("k")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
        TransactWriteItem item = TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(Map.of("k", AttributeValue.fromS("k"))))
                .build();
        try {
            return client.transactWriteItems(write -> write.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .transactItems(item))
                    .consumedCapacity()
                    .get(0)
                    .capacityUnits();
        } finally {
            client.deleteTable(delete -> delete.tableName(table));
        }
    }

    /** What a function takes for DynamoDB. */
    URI endpoint() {
        return relay.endpoint();
    }

    /** What was used since the last time that this was asked. */
    synchronized Capacity used() {
        Capacity until = used;
        used = Capacity.NONE;
        return until;
    }

    @Override
    public synchronized byte[] asked(HttpExchange exchange, byte[] body) throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(body);
        if (!reads(Recorder.operation(exchange))) {
            inFlight++;
            used = used.with(inFlight, request.path("TransactItems").size());
        }
        return JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "INDEXES"));
    }

    @Override
    public synchronized void answered(HttpExchange exchange, byte[] asked, byte[] answer) throws IOException {
        String operation = Recorder.operation(exchange);
        if (!reads(operation)) {
            inFlight--;
        }
        JsonNode consumed = JSON.readTree(answer).path("ConsumedCapacity");
        if (operation.startsWith("Transact")) {
            Map<String, Integer> items = itemsByTable(JSON.readTree(asked));
            for (JsonNode one : consumed) {
                add(
                        operation,
                        one,
                        inTransactions
                                * items.getOrDefault(one.path("TableName").asText(), 1));
            }
        } else if (consumed.isArray()) {
            consumed.forEach(one -> add(operation, one, 1));
        } else if (consumed.isObject()) {
            add(operation, consumed, 1);
        }
    }

    /** How many items of a transaction are of each table. */
    static Map<String, Integer> itemsByTable(JsonNode transaction) {
        Map<String, Integer> items = new HashMap<>();
        for (JsonNode item : transaction.path("TransactItems")) {
            for (JsonNode action : item) {
                items.merge(action.path("TableName").asText(), 1, Integer::sum);
            }
        }
        return items;
    }

    private static boolean reads(String operation) {
        return operation.matches("(Batch|Transact)?Get.*|Query|Scan");
    }

    private void add(String operation, JsonNode consumed, double scale) {
        boolean reads = reads(operation);
        String what = operation + " " + consumed.path("TableName").asText();
        if (operation.equals("Query") && consumed.path("CapacityUnits").asDouble() == 0) {
            // AWS bills for a query that finds nothing as for one that finds little; DynamoDB Local does not.
            used = used.plus(what, true, LEAST_QUERY);
        }
        add(what, reads, scale, consumed.path("Table"));
        consumed.path("GlobalSecondaryIndexes")
                .properties()
                .forEach(index -> add(what + "/" + index.getKey(), reads, scale, index.getValue()));
    }

    private void add(String what, boolean reads, double scale, JsonNode units) {
        used = used.plus(what, reads, scale * units.path("CapacityUnits").asDouble());
    }

    @Override
    public void close() {
        relay.close();
    }
}
