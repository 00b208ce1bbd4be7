package kaowu.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kaowu.bench.Fleet.Faulted;
import kaowu.servers.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Plays cron, faster than it: runs each sweep again and again, on several instances at the same time. */
final class Sweepers implements AutoCloseable {

    private static final List<String> SWEEPS = List.of("closeRounds", "remind", "deliverNotices");

    private final ScheduledExecutorService threads;
    private final List<Future<?>> sweeping = new ArrayList<>();

    /**
     * Begins.
     *
     * @param pause between two runs
     * @param instances that run the same sweep at the same time
     */
    Sweepers(Fleet functions, Duration pause, int instances) {
        threads = Executors.newScheduledThreadPool(SWEEPS.size() * instances);
        for (String sweep : SWEEPS) {
            for (int i = 0; i < instances; i++) {
                sweeping.add(threads.scheduleWithFixedDelay(
                        () -> sweep(functions, sweep), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    private static void sweep(Fleet functions, String sweep) {
        try {
            functions.invoke(sweep, "{}");
        } catch (Faulted fault) {
            // Nobody hears of it; the next run makes it good.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until nothing is left to do, but not for ever: what is left then is for the checker to find.
     *
     * @param deadlines after which all deadlines have passed
     * @param lost after which an attempt to send counts as lost
     * @return how long it took
     */
    Duration settle(URI endpoint, Duration deadlines, Duration lost) throws InterruptedException {
        Instant begun = Instant.now();
        Instant giveUpAt = begun.plus(deadlines).plus(lost.multipliedBy(3)).plus(Duration.ofMinutes(1));
        try (DynamoDbClient dynamoDb = Tables.client(endpoint)) {
            while (Instant.now().isBefore(giveUpAt)
                    && !(Instant.now().isAfter(begun.plus(deadlines))
                            && isEmpty(dynamoDb, "kaowu-rounds", "closing")
                            && isEmpty(dynamoDb, "kaowu-notices", "queue")
                            && isEmpty(dynamoDb, "kaowu-registrations", "extended"))) {
                Thread.sleep(200);
            }
        }
        return Duration.between(begun, Instant.now());
    }

    /** Whether no item of the table has this attribute, by which a sweep finds it. */
    private static boolean isEmpty(DynamoDbClient dynamoDb, String table, String attribute) {
        return dynamoDb
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("attribute_exists(#attribute)")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .consistentRead(true))
                .items()
                .stream()
                .findAny()
                .isEmpty();
    }

    /**
     * Ends, when the runs that are on their way have come to an end.
     *
     * @throws IllegalStateException if one does not, or if a sweep has stopped for a fault of the bench itself
     */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a sweep does not end");
            }
            for (Future<?> sweep : sweeping) {
                // Those that were still going on are cancelled by the end.
                if (!sweep.isCancelled()) {
                    sweep.get();
                }
            }
        } catch (ExecutionException stopped) {
            throw new IllegalStateException(stopped.getCause());
        } catch (InterruptedException ended) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
