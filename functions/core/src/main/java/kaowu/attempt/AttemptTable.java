package kaowu.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaowu.table.Item;
import kaowu.table.Rejection;
import kaowu.table.TableNames;
import kaowu.table.Transactions;
import kaowu.table.Write;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * When each subject was last tried, the newest first, and until when it is locked. In that order the n-th last has a fixed place,
 * so a condition can compare it with the clock, and of two attempts at once neither is lost or let through by the other.
 */
@ApplicationScoped
public class AttemptTable {

    private static final int MOST_TRIES = 3;

    private final DynamoDbClient dynamoDb;
    private final Transactions transactions;
    private final String table;

    AttemptTable(DynamoDbClient dynamoDb, Transactions transactions, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.transactions = transactions;
        this.table = tables.attempts();
    }

    /**
     * Counts one more of each, together with what they are for: all of it is written, or none.
     *
     * @return empty if it is written; otherwise when the limits will let it be
     */
    public Optional<Instant> count(List<Counted> all, Instant now, Write... together) {
        List<Write> writes = new ArrayList<>(List.of(together));
        all.forEach(counted -> writes.add(count(counted, now)));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Rejection> rejection = transactions.commit(writes);
            if (rejection.isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> free = all.stream()
                    .flatMap(counted -> freeAt(counted, rejection.get(), now))
                    .max(Instant::compareTo);
            if (free.isPresent()) {
                return free;
            }
            all.forEach(counted -> rejection.get().of(counted.subject()).ifPresent(item -> shorten(counted, item)));
        }
        throw new IllegalStateException("what is counted grows faster than it can be shortened");
    }

    private static Stream<Instant> freeAt(Counted counted, Rejection rejection, Instant now) {
        return rejection.of(counted.subject()).stream()
                .flatMap(item ->
                        counted.limits().stream().flatMap(limit -> limit.freeAt(item.instants("times"), now).stream()));
    }

    private Write count(Counted counted, Instant now) {
        // The list is kept short by whoever finds it long: it would grow for as long as somebody keeps trying.
        StringBuilder condition = new StringBuilder("attribute_not_exists(times[" + 2 * counted.decisive() + "])");
        Item values = noting(now, counted.longest());
        for (int i = 0; i < counted.limits().size(); i++) {
            Limit limit = counted.limits().get(i);
            String last = "times[" + (limit.times() - 1) + "]";
            condition.append(" AND (attribute_not_exists(%s) OR %s <= :since%d)".formatted(last, last, i));
            values.with("since" + i, now.minus(limit.within()));
        }
        return Write.update(
                counted.subject(),
                table,
                key(counted.subject()),
                change -> change.update(NOTE).when(condition.toString()).values(values));
    }

    private static final String NOTE =
            "SET times = list_append(:now, if_not_exists(times, :none)), expiresAt = :expiresAt";

    private static Item noting(Instant now, Duration kept) {
        return Item.empty()
                .withInstants("now", List.of(now))
                .withInstants("none", List.of())
                .withSecond("expiresAt", now.plus(kept));
    }

    /** What comes after the decisive ones has no say, wherever a newer one may have moved it meanwhile. */
    private void shorten(Counted counted, Item item) {
        String old = IntStream.range(counted.decisive(), item.instants("times").size())
                .mapToObj(place -> "times[" + place + "]")
                .collect(Collectors.joining(", "));
        if (!old.isEmpty()) {
            Write.update(
                            counted.subject(),
                            table,
                            key(counted.subject()),
                            change -> change.update("REMOVE " + old).when("attribute_exists(times)"))
                    .alone(dynamoDb);
        }
    }

    /**
     * Notes a failed attempt.
     *
     * @return empty if more are allowed; otherwise until when the subject is locked, or is to be locked by {@link #lock}
     */
    public Failed fail(String subject, Limit limit, Instant now) {
        Write.Outcome outcome = Write.update(
                        subject,
                        table,
                        key(subject),
                        change -> change.update(NOTE)
                                .when("attribute_not_exists(lockedUntil) OR lockedUntil <= :at")
                                .values(noting(now, limit.within()).with("at", now)))
                .carryOut(dynamoDb);
        if (!outcome.written()) {
            return new Failed(false, outcome.item().findInstant("lockedUntil"));
        }
        List<Instant> times = outcome.item().instants("times");
        if (times.size() > 2 * limit.times()) {
            shorten(new Counted(subject, List.of(limit)), outcome.item());
        }
        return new Failed(limit.isReached(times, now), Optional.empty());
    }

    /**
     * What a failed attempt leads to.
     *
     * @param last whether it was one too many, so that the subject is to be locked
     * @param lockedUntil until when it was locked already
     */
    public record Failed(boolean last, Optional<Instant> lockedUntil) {}

    /** Locks the subject, if it is not locked yet. A rejection of it says until when that is. */
    public Write lock(String subject, Instant until, Instant now) {
        return Write.update(
                subject,
                table,
                key(subject),
                change -> change.update("SET lockedUntil = :until, expiresAt = :expiresAt REMOVE times")
                        .when("attribute_not_exists(lockedUntil) OR lockedUntil <= :at")
                        .values(Item.empty()
                                .with("until", until)
                                .withSecond("expiresAt", until)
                                .with("at", now)));
    }

    /** Until when the subject is locked, of an item that was in the way of {@link #lock}. */
    public static Optional<Instant> lockedUntil(Item item) {
        return item.findInstant("lockedUntil");
    }

    /** Forgets what was tried and lifts the lock. */
    public Write forget(String subject) {
        return Write.delete(subject, table, key(subject), change -> {});
    }

    private static Item key(String subject) {
        return Item.empty().with("subject", subject);
    }
}
