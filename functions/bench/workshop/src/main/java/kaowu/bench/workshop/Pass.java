package kaowu.bench.workshop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Some threads that make calls, each its next one as soon as it has the reply to the last. */
final class Pass {

    private static final int DIGITS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One call, by its place in the order. */
    interface Work {
        void call(int place) throws Exception;
    }

    private final int calls;
    private final Work work;
    private final Histogram nanos = new ConcurrentHistogram(DIGITS);
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    private Pass(int calls, Work work) {
        this.calls = calls;
        this.work = work;
    }

    /** Makes all calls and takes their times; the first fault of any ends it. */
    static Order.Done run(int calls, int inFlight, Work work) throws InterruptedException, ExecutionException {
        return new Pass(calls, work).run(inFlight);
    }

    private Order.Done run(int inFlight) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        try {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                all.add(threads.submit(this::callAll));
            }
            long before = System.nanoTime();
            go.countDown();
            long cpu = 0;
            for (Future<Long> one : all) {
                cpu += one.get();
            }
            double seconds = (System.nanoTime() - before) / (double) TimeUnit.SECONDS.toNanos(1);
            return new Order.Done(
                    calls,
                    nanos.getValueAtPercentile(50),
                    nanos.getValueAtPercentile(99),
                    cpu / (double) calls,
                    calls / seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns the time that this thread had of a processor, in nanoseconds. */
    private long callAll() throws Exception {
        go.await();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        for (int place = next.getAndIncrement(); place < calls; place = next.getAndIncrement()) {
            long before = System.nanoTime();
            work.call(place);
            nanos.recordValue(System.nanoTime() - before);
        }
        return THREADS.getCurrentThreadCpuTime() - cpuBefore;
    }
}
