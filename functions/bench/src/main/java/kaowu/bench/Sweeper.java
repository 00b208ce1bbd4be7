package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import kaowu.servers.FunctionProcess.Reply;

/** A process that sweeps: that of the function, which is called until nothing is left to do, as cron does, or the raw loop. */
final class Sweeper implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sweep sweep;
    private final Sandbox sandbox;

    Sweeper(Sweep sweep, Deployment deployment, String name) throws IOException, InterruptedException {
        this.sweep = sweep;
        this.sandbox = new Sandbox(deployment, Context.target("logs/" + sweep.figure(name) + ".log"));
    }

    /**
     * Sweeps a round in which the sweep is due.
     *
     * @param event of each call
     * @return the time of all calls together
     * @throws IllegalStateException if it did not deal with each incomplete registration once
     */
    Duration sweep(Cohort cohort, String event) throws IOException, InterruptedException {
        Duration took = Duration.ZERO;
        int dealtWith = 0;
        JsonNode reply;
        do {
            Reply call = sandbox.invoke(event);
            reply = JSON.readTree(call.body());
            took = took.plus(call.took());
            dealtWith += reply.path(sweep.counts()).asInt();
        } while (reply.path("more").asBoolean() || unsettled(reply));
        if (dealtWith != cohort.incomplete().size() || !reportIsRight(reply, cohort)) {
            throw new IllegalStateException(sweep + " of " + cohort.incomplete().size() + " of " + cohort.size()
                    + " dealt with " + dealtWith + ": " + reply);
        }
        return took;
    }

    /** The closing sweep looks once more whether somebody has come meanwhile, and then writes its report. */
    private static boolean unsettled(JsonNode reply) {
        return !reply.path("reports").path(0).path("settled").asBoolean(true);
    }

    private static boolean reportIsRight(JsonNode reply, Cohort cohort) {
        int complete = 0;
        int forfeited = 0;
        for (JsonNode site : reply.path("reports").path(0).path("sites")) {
            complete += site.path("complete").asInt();
            forfeited += site.path("forfeited").asInt();
        }
        return !reply.has("reports")
                || (complete == cohort.complete().size()
                        && forfeited == cohort.incomplete().size());
    }

    @Override
    public void close() throws InterruptedException {
        sandbox.close();
    }
}
