package kaowu.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several things at the same time. */
final class Together {

    private Together() {}

    /** Starts all of them at one moment, each in a thread of its own, and waits for what they hand back. */
    static <T> List<T> all(List<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException fault) {
            throw new AssertionError(fault.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same thing so many times. */
    static <T> List<T> times(int count, Callable<T> task) {
        return all(IntStream.range(0, count).mapToObj(i -> task).toList());
    }
}
