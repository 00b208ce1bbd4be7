package kaowu.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaowu.servers.FunctionProcess;

/**
 * A function, ready to be started.
 *
 * @param name of its baseline, or of the function itself
 * @param command that starts its runtime
 * @param code folder of the unpacked archive
 */
record Deployment(String name, List<String> command, Path code, Map<String, String> environment) {

    /** As the managed runtime starts a JVM: with the heap in 85 % of the memory, and without the compiler that is slow to start. */
    private static final List<String> FLAGS = List.of(
            "-Xmx" + FunctionProcess.MEMORY * 85 / 100 + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            FunctionProcess.HOOKS);

    /** A function in Java, under AWS's own runtime client. */
    static Deployment java(String name, Jdk jdk, String handler, Path code, Map<String, String> environment) {
        return new Deployment(
                name,
                Stream.of(
                                List.of(jdk.java().toString()),
                                FLAGS,
                                ClassArchive.flags(),
                                List.of(
                                        NativeClient.flag(),
                                        "-cp",
                                        Context.target("runtime").resolve("*").toString(),
                                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                                        handler))
                        .flatMap(List::stream)
                        .toList(),
                code,
                with(environment, "_HANDLER", handler));
    }

    /** The handler for Node.js, under a runtime client of this project. */
    static Deployment node(Map<String, String> environment) {
        return new Deployment(
                "node", List.of("node", "runtime.js"), Context.built("functions/bench/baselines/node"), environment);
    }

    /** The same in a smaller heap, where many run at once and none is measured for itself; in MiB. */
    Deployment in(int heap) {
        return flags("-Xmx" + heap + "m");
    }

    /** The same in Java with more flags of the JVM, which prevail over those of the managed runtime. */
    Deployment flags(String... flags) {
        List<String> more = new ArrayList<>(command);
        more.addAll(command.indexOf("-cp"), List.of(flags));
        return new Deployment(name, more, code, environment);
    }

    /** The same as it is started for a snapshot; what it does after that is what a process does that was restored from it. */
    Deployment primed() {
        Map<String, String> more = new HashMap<>(environment);
        more.putAll(FunctionProcess.FOR_SNAPSHOT);
        return new Deployment("primed", command, code, more);
    }

    /** The same with one more variable. */
    Deployment with(String variable, String value) {
        return new Deployment(name, command, code, with(environment, variable, value));
    }

    private static Map<String, String> with(Map<String, String> environment, String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return more;
    }
}
