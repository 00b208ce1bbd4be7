package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kaowu.servers.FunctionProcess;

/**
 * Classes of the functions as a JVM has parsed and verified them. A smoke run consists of starts for the most part, and they take
 * half the time with it. No zip can carry one for a managed runtime, so nothing is measured with it.
 */
final class ClassArchive {

    private static final Path FILE = Context.target("classes.jsa");

    private static volatile boolean made;

    private ClassArchive() {}

    /** Has one process leave it behind, unless an earlier run has one; a JVM that it is not of does without. */
    static void make(Context context) throws IOException, InterruptedException {
        made = Files.exists(FILE);
        if (made) {
            return;
        }
        Map<String, String> environment = context.environment(context.endpoint());
        Deployment function = Archive.function("register", Archive.unpacked("lambda"), context.jdk(), environment)
                .flags("-XX:ArchiveClassesAtExit=" + FILE);
        try (FunctionProcess process = new FunctionProcess(
                function.command(), function.code(), function.environment(), Context.target("logs/classes.log"))) {
            process.awaitStart();
            process.invoke("{}");
            process.process().destroy();
            made = process.process().waitFor(30, TimeUnit.SECONDS) && Files.exists(FILE);
        }
    }

    /** What a JVM is started with: nothing before one was made. */
    static List<String> flags() {
        return made ? List.of("-XX:SharedArchiveFile=" + FILE) : List.of();
    }
}
