package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Puts what was printed into the README, so that no figure in it was typed: each part stands between two comments,
 * {@code <!-- bench:figures -->} and {@code <!-- /bench:figures -->}.
 */
record Readme(Path file) {

    /** The one of the project. */
    static Readme ofProject() {
        return new Readme(Context.built("README.md"));
    }

    /** All figures of a run, and what they were taken on. */
    void figures(Report report) throws IOException {
        put(
                "figures",
                "Taken on %s on a machine with %d cores, %s, Java %s:%n%n%s"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                Runtime.version(),
                                report.table()));
    }

    /**
     * Replaces a part.
     *
     * @throws IllegalStateException if the README has no such part
     */
    void put(String part, String markdown) throws IOException {
        String begin = "<!-- bench:" + part + " -->";
        String end = "<!-- /bench:" + part + " -->";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no " + begin + " … " + end);
        }
        Files.writeString(
                file, text.substring(0, from + begin.length()) + "\n" + markdown.strip() + "\n" + text.substring(to));
    }
}
