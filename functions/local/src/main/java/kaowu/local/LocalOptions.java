package kaowu.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the local system is started, from the command line, {@code -D} properties and the environment.
 *
 * @param fresh whether data of earlier runs are thrown away
 * @param data folder that keeps data between runs ({@code kaowu.local.data}, default {@code .kaowu})
 * @param clock instant with offset at which a fresh system starts, or {@code system} ({@code kaowu.clock})
 * @param home folder of the child servers ({@code kaowu.servers.home}, default: beside the application's own jars)
 */
record LocalOptions(boolean fresh, Path data, String clock, Path home) {

    private static final String START = "2020-05-18T09:00:00+08:00";

    static LocalOptions of(List<String> arguments) {
        return new LocalOptions(
                arguments.contains("--fresh"),
                Path.of(setting("kaowu.local.data").orElse(".kaowu")).toAbsolutePath(),
                setting("kaowu.clock").orElse(START),
                setting("kaowu.servers.home").map(Path::of).orElseGet(LocalOptions::besideTheJars));
    }

    private static Optional<String> setting(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    /** The build puts the servers into {@code quarkus-app/servers}; this class lies in {@code quarkus-app/app}. */
    private static Path besideTheJars() {
        Path run = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return run.resolveSibling("servers");
    }
}
