package kaowu.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes several items at once or none. Conflicts and throttling inside a transaction are retried with full jitter for at most
 * eight seconds, which fits every function's time-out; anything else is a fault and propagates.
 */
@ApplicationScoped
public class Transactions {

    /** How many writes one transaction takes at most; DynamoDB's own bound. */
    public static final int MOST_WRITES = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final long FIRST_PAUSE_MS = 5;
    private static final long LONGEST_PAUSE_MS = 400;
    private static final Set<String> PASSING = Set.of(
            "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded", "None");

    /** Asks the kernel: processes that were restored from one snapshot would otherwise all wait equally long. */
    private static final SecureRandom JITTER = new SecureRandom();

    private final DynamoDbClient dynamoDb;

    Transactions(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * Writes all of them, or none.
     *
     * @return empty if they are written; otherwise which conditions did not hold
     * @throws TransactionCanceledException if it was still in conflict when patience ran out
     */
    public Optional<Rejection> commit(List<Write> writes) {
        List<TransactWriteItem> items = writes.stream().map(Write::item).toList();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
            try {
                dynamoDb.transactWriteItems(request -> request.transactItems(items));
                return Optional.empty();
            } catch (TransactionCanceledException cancelled) {
                Map<String, Item> failed = failedConditions(writes, cancelled.cancellationReasons());
                if (!failed.isEmpty()) {
                    return Optional.of(new Rejection(failed));
                }
                if (!passes(cancelled) || System.nanoTime() > giveUpAt) {
                    throw cancelled;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(JITTER.nextLong(pause) + 1));
        }
    }

    /** A condition that fails decides even where another item was in conflict: asking again would not change it. */
    private static Map<String, Item> failedConditions(List<Write> writes, List<CancellationReason> reasons) {
        Map<String, Item> failed = new HashMap<>();
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            if ("ConditionalCheckFailed".equals(reason.code())) {
                failed.put(writes.get(i).subject(), reason.hasItem() ? Item.of(reason.item()) : Item.empty());
            }
        }
        return failed;
    }

    private static boolean passes(TransactionCanceledException cancelled) {
        return cancelled.hasCancellationReasons()
                && cancelled.cancellationReasons().stream().allMatch(reason -> PASSING.contains(reason.code()));
    }
}
