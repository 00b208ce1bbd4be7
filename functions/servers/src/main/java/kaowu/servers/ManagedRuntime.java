package kaowu.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Runs an unpacked archive as Lambda's managed runtime does: AWS's own runtime client in a JVM of its own, which must be on the
 * class path of whoever uses this.
 */
public final class ManagedRuntime implements AutoCloseable {

    private final FunctionProcess function;
    private final Path log;

    /**
     * Starts it.
     *
     * @param code folder of the unpacked archive
     * @param handler what Lambda is told to call, {@code <class>::<method>}
     * @param environment of the function
     * @param log file for all that the function and its runtime log
     */
    public ManagedRuntime(Path code, String handler, Map<String, String> environment, Path log) throws IOException {
        this.log = log;
        Map<String, String> own = new HashMap<>(environment);
        own.put("_HANDLER", handler);
        function = new FunctionProcess(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        FunctionProcess.HOOKS,
                        "-cp",
                        runtimeClient(),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler),
                code,
                own,
                log);
    }

    /**
     * Unpacks an archive as Lambda does before it starts it.
     *
     * @param folder for its content, there already and without any of it
     */
    public static void unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    /** Settings by the names that they have in a function's environment, in a map of the caller's own. */
    public static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** The jars that AWS has in its runtime: of the tests' class path only these, so that the archive must bring all the rest. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> Path.of(jar)
                        .getFileName()
                        .toString()
                        .matches("(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until it asks for its first event; to be called before it was given one. */
    public void awaitStart() throws InterruptedException {
        function.awaitStart();
    }

    /** Invokes the function and returns when it is idle again, so that all it has to say about this call is in the log. */
    public FunctionProcess.Reply invoke(String payload) throws InterruptedException {
        return function.invoke(payload);
    }

    /** What the function and its runtime logged so far. */
    public List<String> log() throws IOException {
        return new ArrayList<>(Files.readAllLines(log));
    }

    @Override
    public void close() {
        function.close();
    }
}
