package kaowu.bench;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kaowu.bench.Meter.Capacity;
import kaowu.bench.Use.Unit;
import kaowu.servers.FunctionProcess;
import kaowu.servers.FunctionProcess.Reply;

/**
 * A sandbox of which everything is counted that AWS would bill. What is counted goes through a relay, which makes a request slower
 * by about half a millisecond, so the time that is billed is rather told too long than too short.
 */
final class Metered implements AutoCloseable {

    /** In MiB: with so much memory Lambda gives a whole core, with less a part of one. */
    private static final double WHOLE_CORE = 1769;

    private static final double MIB_OF_GB = 1024;

    private final Meter meter;
    private final AtomicInteger objectReads = new AtomicInteger();
    private final AtomicInteger objectWrites = new AtomicInteger();
    private final Relay bucket;
    private final Sandbox sandbox;

    Metered(Context context, String name, Function<Map<String, String>, Deployment> deployment)
            throws IOException, InterruptedException {
        meter = new Meter(context.endpoint(), context.dynamoDb());
        bucket = new Relay(context.s3(), this::count);
        sandbox = new Sandbox(
                deployment
                        .apply(context.environment(meter.endpoint()))
                        .with("KAOWU_CLOUD_ENDPOINTS_S3", bucket.endpoint().toString()),
                Context.target("logs/cost-" + name + ".log"));
    }

    /** @param each what one of the calls used */
    record Called(List<String> replies, Use each) {}

    /** Calls it once for each event, one after the other. */
    Called call(List<String> events) throws InterruptedException {
        List<String> replies = new ArrayList<>();
        forget();
        Duration cpuBefore = sandbox.cpu();
        Duration took = Duration.ZERO;
        for (String event : events) {
            Reply reply = sandbox.invoke(event);
            replies.add(reply.body());
            took = took.plus(reply.took());
        }
        Duration cpu = sandbox.cpu().minus(cpuBefore);
        Capacity used = meter.used();
        Use all = Use.NOTHING
                .with(Unit.WRITE_UNITS, used.write())
                .with(Unit.READ_UNITS, used.read())
                .with(Unit.OBJECT_READS, objectReads.getAndSet(0))
                .with(Unit.OBJECT_WRITES, objectWrites.getAndSet(0))
                .with(Unit.INVOCATIONS, events.size())
                .with(Unit.GB_SECONDS, billed(took, cpu));
        return new Called(replies, all.times(1.0 / events.size()));
    }

    /**
     * In GB-seconds. Here a sandbox has all of the machine's cores; on Lambda its memory gives it a part of one, so whatever the
     * processor does takes longer there, and only the waiting takes as long.
     */
    private static double billed(Duration took, Duration cpu) {
        double stretched = took.toNanos() + cpu.toNanos() * (WHOLE_CORE / FunctionProcess.MEMORY - 1);
        return stretched / 1e9 * FunctionProcess.MEMORY / MIB_OF_GB;
    }

    /** Uploads of candidates, who have their addresses from here, are counted with the next calls. */
    private byte[] count(HttpExchange exchange, byte[] body) {
        URI asked = exchange.getRequestURI();
        boolean lists = String.valueOf(asked.getQuery()).contains("list-type");
        boolean reads = !lists && List.of("GET", "HEAD").contains(exchange.getRequestMethod());
        (reads ? objectReads : objectWrites).incrementAndGet();
        return body;
    }

    private void forget() {
        meter.used();
    }

    @Override
    public void close() throws InterruptedException {
        sandbox.close();
        bucket.close();
        meter.close();
    }
}
