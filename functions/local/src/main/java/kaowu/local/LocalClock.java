package kaowu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    }

    private static Instant start(String setting, Path file) throws IOException {
        return Files.exists(file)
                ? Instant.parse(Files.readString(file).strip())
                : OffsetDateTime.parse(setting).toInstant();
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
    void keep() {
        try {
            if (!real) {
                Files.writeString(file, instant().toString());
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
