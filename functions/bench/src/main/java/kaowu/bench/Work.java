package kaowu.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Candidates and officials, all at once, for one season.
 *
 * @param clients how many candidates at once
 * @param unit by how much a deadline moves
 */
record Work(Caller caller, int clients, Duration unit, long seed) {

    /** Something that takes its time. */
    private interface Step {
        void run(Random random) throws InterruptedException;
    }

    /** @param opened what to do when all is ready, before the deadlines are published and the candidates come */
    void run(String name, Duration length, int rounds, int firstPerson, Runnable opened) throws InterruptedException {
        Season season = new Season(name, length, rounds, firstPerson);
        Crowd crowd = new Crowd(caller, season);
        Officials officials = new Officials(caller, season, crowd, unit);
        officials.publish();
        officials.open();
        opened.run();
        season.begin();
        officials.publish();
        List<Step> steps = new ArrayList<>(List.of(officials::move, officials::administer));
        for (int i = 0; i < clients; i++) {
            steps.add(crowd::run);
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Step step : steps) {
                Random random = new Random(seed + name.hashCode() + running.size());
                running.add(threads.submit(() -> {
                    step.run(random);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
