package kaowu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's garbage collector wrote down with {@code -Xlog:gc}. */
final class GcLog {

    /** {@code GC(3) Pause Young (Allocation Failure) 45M->12M(123M) 5.123ms}. */
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Path file;

    GcLog(Path file) {
        this.file = file;
    }

    /** Makes a JVM write it. */
    String flag() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /**
     * The heap in MiB.
     *
     * @param used the most that was in use, which is the case just before it is collected
     * @param left the most that a collection left; there may be garbage in it
     */
    record Peak(int used, int left) {}

    /**
     * The peak of all collections so far.
     *
     * @throws IllegalStateException if there was none, since then nothing is known
     */
    Peak peak() throws IOException {
        List<Matcher> pauses = Files.readAllLines(file).stream()
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .toList();
        return new Peak(
                pauses.stream()
                        .mapToInt(pause -> Integer.parseInt(pause.group(1)))
                        .max()
                        .orElseThrow(() -> new IllegalStateException("no collection in " + file)),
                pauses.stream()
                        .mapToInt(pause -> Integer.parseInt(pause.group(2)))
                        .max()
                        .orElseThrow());
    }
}
