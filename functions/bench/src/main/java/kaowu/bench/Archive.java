package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kaowu.servers.ManagedRuntime;

/** The archives that are deployed. */
final class Archive {

    private static final String HANDLER = "kaowu.lambda.FunctionHandler::handleRequest";

    private static final Map<String, Path> UNPACKED = new HashMap<>();

    private Archive() {}

    /** A function of {@code function.zip}, unpacked into a folder. */
    static Deployment function(String name, Path code, Jdk jdk, Map<String, String> environment) {
        return Deployment.java("kaowu", jdk, HANDLER, code, environment).with("QUARKUS_FUNQY_EXPORT", name);
    }

    /** The unpacked {@code function.zip} of a module: in a new folder for each run, so that no jar of an earlier build is in it. */
    static synchronized Path unpacked(String module) throws IOException {
        Path there = UNPACKED.get(module);
        if (there != null) {
            return there;
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(Context.target("code")), module + "-");
        ManagedRuntime.unpack(Context.built("functions/" + module + "/target/function.zip"), folder);
        UNPACKED.put(module, folder);
        return folder;
    }
}
