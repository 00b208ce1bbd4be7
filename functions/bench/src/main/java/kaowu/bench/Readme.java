package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts what was measured into the README, so that no figure in it was typed. Each part stands between two comments of its own,
 * {@code <!-- bench:figures.warm -->} and {@code <!-- /bench:figures.warm -->}, and lasts until the same is measured again.
 */
record Readme(Path file) {

    /** The one of the project. */
    static Readme ofProject() {
        return new Readme(Context.built("README.md"));
    }

    /** All figures of a group, what they were taken on, and why goals were missed. */
    void figures(String group, Report report, Measured measured) throws IOException {
        String misses = report.misses(Reasons.read());
        put(
                "figures." + group,
                "%s%n%n%s%n%s"
                        .formatted(
                                measured.said("`" + group + "`"),
                                report.table(),
                                misses.isEmpty() ? "" : "Missed:%n%n".formatted() + misses));
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
