package kaowu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/**
 * A clock that starts at a given instant, goes on at the speed of the real one, and can be moved. Where it stands is kept in the
 * data folder, so that a restart does not fall behind what is stored. Set to {@code system} it is the real time.
 */
final class LocalClock implements InstantSource {

    private final boolean real;
    private final Path file;
    private volatile Duration ahead;

    LocalClock(String setting, Path file) throws IOException {
        this.real = setting.equals("system");
        this.file = file;
        Instant now = Instant.now();
        this.ahead = real ? Duration.ZERO : Duration.between(now, start(setting, file));
        keep();
    }

    private static Instant start(String setting, Path file) throws IOException {
        try {
            return Files.exists(file)
                    ? Instant.parse(Files.readString(file).strip())
                    : OffsetDateTime.parse(setting).toInstant();
        } catch (DateTimeException wrong) {
            throw new LocalSystem.Unusable(
                    Files.exists(file)
                            ? file + " does not say where the clock stands; start with --fresh."
                            : "kaowu.clock: \"" + setting + "\" is neither \"system\" nor an instant with offset,"
                                    + " such as 2020-05-18T09:00:00+08:00.");
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Whether it is the real time, which nobody moves. */
    boolean isReal() {
        return real;
    }

    void set(Instant instant) {
        ahead = Duration.between(Instant.now(), instant);
        keep();
    }

    /** Notes where the clock stands. */
    synchronized void keep() {
        try {
            if (!real) {
                // By a second file, so that a crash leaves the old or the new one and never half of it.
                Path written = Files.writeString(
                        file.resolveSibling("clock.new"), instant().toString());
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
