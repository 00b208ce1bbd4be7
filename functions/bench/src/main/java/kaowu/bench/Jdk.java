package kaowu.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param version its feature version
 * @param release its whole version
 * @param java its launcher
 */
record Jdk(int version, String release, Path java) {

    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([^\"]+)\"");

    /** What the managed runtime java25 has, and what the archives are compiled for. */
    private static final List<Integer> WANTED = List.of(25, 17);

    /** Those that are here, the newest first; says which is not. */
    static List<Jdk> found() {
        return WANTED.stream().flatMap(version -> find(version).stream()).toList();
    }

    /** The one that runs this. */
    static Jdk running() {
        return new Jdk(
                Runtime.version().feature(),
                System.getProperty("java.version"),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private static Optional<Jdk> find(int version) {
        Optional<Jdk> found = homes(version)
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.version() == version)
                .findFirst();
        if (found.isEmpty()) {
            System.out.printf(
                    "Nothing is measured on JDK %d: it was not found. -Dbench.java%d=<folder> tells where it is.%n",
                    version, version);
        }
        return found;
    }

    private static Stream<Path> homes(int version) {
        Path own = Path.of(System.getProperty("java.home"));
        Stream<Path> told = Stream.of(
                        System.getProperty("bench.java" + version, ""),
                        Objects.requireNonNullElse(System.getenv("JAVA" + version + "_HOME"), ""))
                .filter(home -> !home.isEmpty())
                .map(Path::of);
        File[] besideOwn =
                Objects.requireNonNullElse(own.resolveSibling("").toFile().listFiles(), new File[0]);
        return Stream.concat(
                told,
                Stream.concat(Stream.of(own), Stream.of(besideOwn).sorted().map(File::toPath)));
    }

    /** The JDK in a folder, if there is one. */
    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return Optional.empty();
        }
        try {
            Matcher version = RELEASE.matcher(Files.readString(release));
            return version.find()
                    ? Optional.of(new Jdk(
                            Runtime.Version.parse(version.group(1)).feature(),
                            version.group(1),
                            home.resolve("bin").resolve("java")))
                    : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
