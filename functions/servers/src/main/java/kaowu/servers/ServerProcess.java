package kaowu.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One child process; it can be stopped and started again on the same port. What it writes into the folder for temporary files goes
 * with it.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final List<String> options;
    private final String classPath;
    private final List<String> main;
    private final Path log;
    private final int port;
    private @Nullable Process process;
    private @Nullable Path scratch;

    private ServerProcess(String name, List<String> options, String classPath, List<String> main, Path log, int port) {
        this.name = name;
        this.options = List.copyOf(options);
        this.classPath = classPath;
        this.main = List.copyOf(main);
        this.log = log;
        this.port = port;
    }

    /**
     * A child that runs a main class; it is not started yet.
     *
     * @param classPath folders whose jars it sees, or single jars
     * @param port it is up when it takes connections there
     */
    static ServerProcess of(
            String name,
            List<Path> classPath,
            List<String> options,
            String main,
            List<String> arguments,
            Path logs,
            int port) {
        String jars = classPath.stream()
                .map(path -> Files.isDirectory(path) ? path.resolve("*") : path)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> started = new ArrayList<>(List.of(main));
        started.addAll(arguments);
        return new ServerProcess(name, options, jars, started, logs.resolve(name + ".log"), port);
    }

    /** Starts it, unless it runs. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        close();
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Path folder = Files.createTempDirectory("kaowu-" + name + "-");
            scratch = folder;
            process = new ProcessBuilder(command(folder))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-cp", classPath, Child.class.getName(), folder.toString()));
        command.addAll(main);
        return command;
    }

    /**
     * Waits until it takes connections.
     *
     * @throws IllegalStateException if it does not within a minute, with the name of its log
     */
    public void awaitUp() {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!takesConnections()) {
            if (process == null || !process.isAlive() || System.nanoTime() > giveUpAt) {
                throw new IllegalStateException(name + " did not start; see " + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The process, while it runs. */
    public long pid() {
        return process == null ? -1 : process.pid();
    }

    /**
     * Ends it, waits until it is gone, and deletes its temporary files.
     *
     * @throws UncheckedIOException if they cannot be deleted
     */
    @Override
    public synchronized void close() {
        Process running = process;
        if (running != null) {
            end(running);
        }
        Path left = scratch;
        if (left != null) {
            try {
                Scratch.delete(left);
                scratch = null;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private static void end(Process running) {
        running.destroy();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            // Gone all the same before its files are deleted; this wait is short and is not interrupted.
            running.destroyForcibly().onExit().join();
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
