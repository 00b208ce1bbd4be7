package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kaowu.servers.ManagedRuntime;

/** The archives that are deployed. */
final class Archive {

    private static final String HANDLER = "kaowu.lambda.FunctionHandler::handleRequest";

    private Archive() {}

    /** A function of {@code function.zip}, unpacked into a folder. */
    static Deployment function(String name, Path code, Jdk jdk, Map<String, String> environment) {
        return Deployment.java("kaowu", jdk, HANDLER, code, environment).with("QUARKUS_FUNQY_EXPORT", name);
    }

    /** Unpacks the {@code function.zip} of a module; returns the folder, a new one, so that no jar of an earlier build is in it. */
    static Path unpacked(String module) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Context.target("code")), module + "-");
        ManagedRuntime.unpack(Context.built("functions/" + module + "/target/function.zip"), folder);
        return folder;
    }
}
