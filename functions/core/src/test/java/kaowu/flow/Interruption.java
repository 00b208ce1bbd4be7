package kaowu.flow;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Sits in the functions' own AWS clients and counts what they write, text messages included. It can end a run at one of these, as
 * a process ends that is killed: before the request leaves, or when it was obeyed and its reply is on the way.
 */
@Singleton
public class Interruption implements ExecutionInterceptor {

    /** The SDK wants a name that nothing had before, and a test profile loads this class once more. */
    private static final ExecutionAttribute<Boolean> FATAL = new ExecutionAttribute<>("kaowu." + UUID.randomUUID());

    private static final AtomicInteger WRITES = new AtomicInteger();
    private static volatile @Nullable Point point;
    private static volatile @Nullable Listener listener;

    /** Which side of a write. */
    enum Moment {
        BEFORE_IT_IS_SENT,
        AFTER_IT_WAS_OBEYED
    }

    private record Point(int write, Moment moment) {}

    private record Listener(Moment moment, Consumer<SdkRequest> told) {
        private void hear(SdkRequest request, Moment here) {
            if (here == moment) {
                told.accept(request);
            }
        }
    }

    /** No fault that any code would catch. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * What a run came to.
     *
     * @param writes how many it began
     */
    record Outcome(boolean killed, int writes) {}

    /** Runs something that is killed at its n-th write, counted from 1, if it gets there. */
    static Outcome killing(int write, Moment moment, Runnable run) {
        WRITES.set(0);
        point = new Point(write, moment);
        try {
            run.run();
            return new Outcome(false, WRITES.get());
        } catch (Killed killed) {
            return new Outcome(true, WRITES.get());
        } finally {
            point = null;
        }
    }

    /**
     * Does all of it anew for each write of a run, until the run gets through.
     *
     * @param before makes things ready, unharmed
     * @param check looks at what the killed run has left
     * @return how many writes the run has at most
     */
    static int killingAtEachWrite(Moment moment, Runnable before, Runnable run, Runnable check) {
        for (int write = 1; ; write++) {
            before.run();
            Outcome outcome = killing(write, moment, run);
            check.run();
            if (!outcome.killed() && outcome.writes() < write) {
                return write - 1;
            }
        }
    }

    /**
     * The same for what is made ready anew each time.
     *
     * @param before makes it ready, unharmed, and hands it to the run and to the check
     * @return how many writes the run has at most
     */
    static <T> int killingAtEachWrite(Moment moment, Supplier<T> before, Consumer<T> run, Consumer<T> check) {
        AtomicReference<T> ready = new AtomicReference<>();
        return killingAtEachWrite(
                moment, () -> ready.set(before.get()), () -> run.accept(ready.get()), () -> check.accept(ready.get()));
    }

    /**
     * Runs something, and something else in the middle of it: at its first write of a kind, on the thread that writes.
     *
     * @throws AssertionError if there was no such write
     */
    static void atTheFirst(Predicate<SdkRequest> kind, Moment moment, Runnable meanwhile, Runnable run) {
        AtomicBoolean met = new AtomicBoolean();
        listener = new Listener(moment, write -> {
            if (kind.test(write) && met.compareAndSet(false, true)) {
                meanwhile.run();
            }
        });
        try {
            run.run();
        } finally {
            listener = null;
        }
        if (!met.get()) {
            throw new AssertionError("no such write");
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (!writes(context.request())) {
            return;
        }
        Point here = point;
        if (here != null && WRITES.incrementAndGet() == here.write()) {
            if (here.moment() == Moment.BEFORE_IT_IS_SENT) {
                throw new Killed();
            }
            attributes.putAttribute(FATAL, true);
        }
        tell(context.request(), Moment.BEFORE_IT_IS_SENT);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (Boolean.TRUE.equals(attributes.getAttribute(FATAL))) {
            throw new Killed();
        }
        if (writes(context.request())) {
            tell(context.request(), Moment.AFTER_IT_WAS_OBEYED);
        }
    }

    private static void tell(SdkRequest request, Moment moment) {
        Listener told = listener;
        if (told != null) {
            told.hear(request, moment);
        }
    }

    private static boolean writes(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest
                || request instanceof UpdateItemRequest
                || request instanceof PutItemRequest
                || request instanceof DeleteItemRequest
                || request instanceof PublishRequest;
    }
}
