package kaowu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.LocalCloud;
import kaowu.servers.LocalServers;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before the application starts: the data folder, the servers in the place of AWS, the keys of the identity
 * vault, and the clock. There is one of it in a process.
 *
 * @param cloud stamps the text messages it takes with the clock of this system
 */
record LocalSystem(LocalOptions options, LocalClock clock, LocalCloud cloud) {

    private static volatile @Nullable LocalSystem current;

    /** Held open, since closing it would give up the lock. */
    @SuppressWarnings("unused")
    private static volatile @Nullable FileChannel held;

    /** The system cannot be started here, for a reason that its user can remove. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    /** The one that was started. */
    static LocalSystem current() {
        LocalSystem started = current;
        if (started == null) {
            throw new IllegalStateException("the local system is started by its main class");
        }
        return started;
    }

    static LocalSystem start(LocalOptions options) {
        try {
            claim(options);
            LocalClock clock = new LocalClock(options.clock(), options.data().resolve("clock"));
            LocalCloud cloud = LocalCloud.start(
                    new LocalServers.Options(
                            options.home(),
                            Optional.of(options.data()),
                            options.data().resolve("logs"),
                            true),
                    clock);
            LocalSystem system = new LocalSystem(options, clock, cloud);
            system.settings().forEach(System::setProperty);
            current = system;
            return system;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, String> settings() throws IOException {
        List<String> keys = keysets(options.data().resolve("keysets"));
        Map<String, String> settings = cloud.settings(keys.get(0), keys.get(1));
        settings.put("kaowu.api.simulated-clock", Boolean.toString(!clock.isReal()));
        return settings;
    }

    /** Made once for a data folder, since what was sealed under other keys could not be opened any more. */
    private static List<String> keysets(Path file) throws IOException {
        if (!Files.exists(file)) {
            IdentityKeysets made = IdentityKeysets.generate();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(made.keyset(), made.indexKeyset()));
        }
        return Files.readAllLines(file);
    }

    /** Makes the data folder this process's own, for as long as it lives, and empties it where that is wished. */
    private static void claim(LocalOptions options) throws IOException {
        Path folder = options.data();
        Path lock = folder.resolve("lock");
        if (Files.isDirectory(folder) && !Files.exists(lock) && !isEmpty(folder)) {
            throw new Unusable(folder + " holds something else than data of this system and is left alone.");
        }
        // For nobody else's eyes: what was sent is kept here, with addresses.
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new Unusable("Another process is running on the data in " + folder
                    + "; end it, or name another folder with -Dkaowu.local.data=…");
        }
        held = channel;
        if (options.fresh()) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder())
                        .filter(path -> !path.equals(folder) && !path.equals(lock))
                        .toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
