package kaowu.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.Buckets;
import kaowu.servers.LocalServers;
import kaowu.servers.ServerSettings;
import kaowu.servers.SmsGateway;
import kaowu.servers.Tables;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before the application starts: the data folder, the child servers with tables and bucket, the keys of the
 * identity vault, and the clock. There is one of it in a process.
 *
 * @param sms takes text messages and stamps them with the clock of this system
 */
record LocalSystem(LocalOptions options, LocalClock clock, LocalServers servers, SmsGateway sms) {

    private static final String BUCKET = "kaowu-materials";
    private static volatile @Nullable LocalSystem current;

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
            if (options.fresh()) {
                clear(options.data());
            }
            Files.createDirectories(options.data());
            LocalClock clock = new LocalClock(options.clock(), options.data().resolve("clock"));
            LocalServers servers = LocalServers.start(new LocalServers.Options(
                    options.home(), Optional.of(options.data()), options.data().resolve("logs")));
            SmsGateway sms = SmsGateway.start(clock);
            Tables.ofTemplate().createAt(servers.dynamoDb());
            Buckets.create(servers.s3(), BUCKET);
            LocalSystem system = new LocalSystem(options, clock, servers, sms);
            system.settings().forEach(System::setProperty);
            current = system;
            return system;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = ServerSettings.of(servers, sms);
        List<String> keys = keysets(options.data().resolve("keysets"));
        settings.put("kaowu.identity.keyset", keys.get(0));
        settings.put("kaowu.identity.index-keyset", keys.get(1));
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

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve("clock")) && !Files.exists(folder.resolve("logs"))) {
            throw new IllegalStateException(folder + " is not a data folder of this system; it is left alone");
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
