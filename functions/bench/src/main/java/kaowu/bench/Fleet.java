package kaowu.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import kaowu.servers.FunctionProcess;
import org.jspecify.annotations.Nullable;

/**
 * Several instances of every function, as Lambda keeps them: one is started when an event comes and none is idle, until there are
 * enough of them, and started again when it has died.
 */
final class Fleet implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Function<String, Proxy.Ear> ears;
    private final Tally faults = new Tally();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();
    private final List<Instance> all = new CopyOnWriteArrayList<>();

    /** Makes what an instance of a function runs. */
    interface Kit {
        Deployment of(String function, URI dynamoDb);
    }

    /**
     * @param name begins the names of the logs
     * @param dynamoDb to which the instances are led, each through a proxy of its own
     * @param most instances of one function
     * @param patience after which an instance is ended that does not answer
     * @param seed of the faults
     * @param harmful whether there are faults now
     */
    record Settings(
            String name, Kit kit, URI dynamoDb, int most, Duration patience, long seed, BooleanSupplier harmful) {}

    /** A call that came to nothing: its process died or was ended, or the function failed. */
    static final class Faulted extends Exception {
        private static final long serialVersionUID = 1;

        Faulted(String what) {
            super(what);
        }
    }

    private record Pool(BlockingQueue<Instance> idle, AtomicInteger made) {}

    /** @param ears what hears the calls of a function */
    Fleet(Settings settings, Function<String, Proxy.Ear> ears) {
        this.settings = settings;
        this.ears = ears;
    }

    /** What befell the instances, by kind. */
    Tally faults() {
        return faults;
    }

    /**
     * What came of an event.
     *
     * @param took from handing it out until the whole reply was here
     */
    record Answered(JsonNode answer, Duration took) {}

    /** Waits for an idle instance and hands it the event. */
    Answered invoke(String function, String event) throws Faulted, InterruptedException {
        Pool pool = pools.computeIfAbsent(function, name -> new Pool(new LinkedBlockingQueue<>(), new AtomicInteger()));
        Instance instance = pool.idle().poll();
        if (instance == null) {
            int made = pool.made().getAndUpdate(number -> Math.min(number + 1, settings.most()));
            instance = made < settings.most()
                    ? new Instance(function, made + 1)
                    : pool.idle().take();
        }
        try {
            return instance.invoke(event);
        } finally {
            pool.idle().put(instance);
        }
    }

    /** Starts all instances of some functions, each with an event that it refuses; one that fails is started when it is needed. */
    void warm(List<String> functions) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<Answered>> first = functions.stream()
                    .flatMap(function -> Collections.nCopies(settings.most(), function).stream())
                    .<Callable<Answered>>map(function -> () -> invoke(function, "{}"))
                    .toList();
            threads.invokeAll(first);
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Instance {

        private final String function;
        private final String name;
        private final Proxy proxy;
        private volatile @Nullable FunctionProcess process;
        private int starts;

        Instance(String function, int number) {
            this.function = function;
            this.name = settings.name() + "/" + function + "-" + number;
            Fates fates = new Fates(settings.seed(), name, settings.harmful());
            this.proxy = new Proxy(vertx, settings.dynamoDb(), () -> drawn(fates), this::kill, ears.apply(function));
            all.add(this);
        }

        private Fate drawn(Fates fates) {
            Fate fate = fates.next();
            if (fate.kind() != Fate.Kind.PASSED) {
                faults.count(fate.kind().name());
            }
            return fate;
        }

        /** One event at a time: whoever has the instance from the pool. */
        Answered invoke(String event) throws Faulted, InterruptedException {
            try {
                FunctionProcess.Reply reply = running().invoke(event, settings.patience());
                if (reply.failed()) {
                    faults.count("function failed");
                    throw new Faulted(name + ": " + reply.body());
                }
                return new Answered(JSON.readTree(reply.body()), reply.took());
            } catch (IllegalStateException silent) {
                FunctionProcess gone = process;
                if (gone != null && gone.process().isAlive()) {
                    faults.count("timed out");
                }
                end();
                throw new Faulted(name + ": " + silent.getMessage());
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private FunctionProcess running() throws InterruptedException {
            FunctionProcess running = process;
            if (running != null && running.process().isAlive()) {
                return running;
            }
            end();
            try {
                Deployment deployment = settings.kit().of(function, proxy.endpoint());
                running = new FunctionProcess(
                        deployment.command(),
                        deployment.code(),
                        deployment.environment(),
                        Context.target("logs/" + name + "." + starts++ + ".log"));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            process = running;
            running.awaitStart();
            return running;
        }

        private void kill() {
            FunctionProcess running = process;
            if (running != null) {
                running.process().destroyForcibly();
            }
        }

        private void end() {
            FunctionProcess running = process;
            process = null;
            if (running != null) {
                running.close();
            }
        }
    }

    /** Ends all instances. */
    @Override
    public void close() {
        all.forEach(Instance::end);
        all.forEach(instance -> instance.proxy.close());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
