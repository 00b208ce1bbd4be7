package kaowu.local;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
 * data folder, so that a restart does not fall behind what is stored. With {@code kaowu.clock=system} it is the real time.
 */
@ApplicationScoped
class LocalClock implements InstantSource {

    private final boolean real;
    private final Path file;
    private volatile Duration ahead;

    LocalClock(LocalSettings settings) {
        this.real = settings.clock().equals("system");
        this.file = Path.of(settings.local().data()).resolve("clock");
        this.ahead = real ? Duration.ZERO : Duration.between(Instant.now(), start(settings.clock(), file));
    }

    private static Instant start(String setting, Path file) {
        try {
            return Files.exists(file)
                    ? Instant.parse(Files.readString(file).strip())
                    : OffsetDateTime.parse(setting).toInstant();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
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
    void keep() {
        if (real) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, instant().toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        keep();
    }
}
