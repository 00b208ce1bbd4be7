package kaowu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import kaowu.servers.FunctionProcess;
import kaowu.servers.FunctionProcess.Reply;

/** One process of a function that is measured. */
final class Sandbox implements AutoCloseable {

    private final FunctionProcess function;
    private final Path log;
    private final Duration start;

    /** Starts it and waits until it asks for its first event. */
    Sandbox(Deployment deployment, Path log) throws IOException, InterruptedException {
        this.log = log;
        function = new FunctionProcess(deployment.command(), deployment.code(), deployment.environment(), log);
        try {
            start = function.awaitStart();
        } catch (IllegalStateException | InterruptedException failed) {
            function.close();
            throw failed;
        }
    }

    /** From before the process is made until it asks for its first event. */
    Duration start() {
        return start;
    }

    /** What the process has had of the processors so far, all threads together, in steps of 10 ms. */
    Duration cpu() {
        return function.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Hands out an event and waits until the process asks for the next one.
     *
     * @throws IllegalStateException if the function fails
     */
    Reply invoke(String event) throws InterruptedException {
        Reply reply = function.invoke(event);
        if (reply.failed()) {
            throw new IllegalStateException(reply.body() + "; see " + log);
        }
        return reply;
    }

    @Override
    public void close() {
        function.close();
    }
}
