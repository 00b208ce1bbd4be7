package kaowu.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** DynamoDB Local, the S3 server and the SMTP server, started together on free ports of the loopback interface. */
public final class LocalServers implements AutoCloseable {

    /** System property that names the folder into which the build gathers the servers. */
    public static final String HOME = "kaowu.servers.home";

    /**
     * A JVM is up in half the time without the second compiler and the collector of many threads, which pay off after minutes. Nothing
     * here asks the servers for objects and for mail so much that they would.
     */
    private static final List<String> SOON_UP = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final ServerProcess dynamoDb;
    private final ServerProcess s3;
    private final ServerProcess smtp;
    private final int dynamoDbPort;
    private final int s3Port;
    private final int smtpPort;
    private final int mailboxPort;

    /**
     * What to start.
     *
     * @param home folder into which the build gathers the servers
     * @param data folder that keeps their data; empty: nothing outlives them
     * @param logs folder for their output
     * @param soonUp whether DynamoDB Local is to be up soon rather than fast under a load of minutes
     */
    public record Options(Path home, Optional<Path> data, Path logs, boolean soonUp) {

        /** The same, up soon. */
        public Options up() {
            return new Options(home, data, logs, true);
        }

        /** For a test: the home that the build names, and no data kept. */
        public static Options forTests() {
            String home = System.getProperty(HOME);
            if (home == null) {
                throw new IllegalStateException("-D" + HOME + " is not set");
            }
            return new Options(Path.of(home), Optional.empty(), Path.of("target", "servers-logs"), false);
        }
    }

    private LocalServers(Options options) throws IOException {
        dynamoDbPort = ServerProcess.freePort();
        s3Port = ServerProcess.freePort();
        smtpPort = ServerProcess.freePort();
        mailboxPort = ServerProcess.freePort();
        Path launcher = options.home().resolve("kaowu-launcher.jar");
        dynamoDb = dynamoDb(options, launcher);
        s3 = s3(options, launcher);
        smtp = ServerProcess.of(
                "smtp",
                List.of(launcher, options.home().resolve("smtp")),
                soonUp("-Xmx256m"),
                MailServer.class.getName(),
                List.of(Integer.toString(smtpPort), Integer.toString(mailboxPort)),
                options.logs(),
                mailboxPort);
    }

    private static List<String> soonUp(String... flags) {
        return Stream.concat(SOON_UP.stream(), Stream.of(flags)).toList();
    }

    private ServerProcess dynamoDb(Options options, Path launcher) throws IOException {
        Path jars = options.home().resolve("dynamodb");
        String[] flags = {"-Xmx2g", "-Dsqlite4java.library.path=" + jars.toAbsolutePath()};
        List<String> arguments = new ArrayList<>(List.of("-port", Integer.toString(dynamoDbPort), "-disableTelemetry"));
        if (options.data().isPresent()) {
            Path folder = Files.createDirectories(options.data().get().resolve("dynamodb"));
            arguments.addAll(List.of("-dbPath", folder.toAbsolutePath().toString()));
        } else {
            arguments.add("-inMemory");
        }
        return ServerProcess.of(
                "dynamodb",
                List.of(launcher, jars),
                options.soonUp() ? soonUp(flags) : List.of(flags),
                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                arguments,
                options.logs(),
                dynamoDbPort);
    }

    private ServerProcess s3(Options options, Path launcher) throws IOException {
        List<String> settings = new ArrayList<>(soonUp(
                "-Xmx512m",
                "-Dserver.port=" + ServerProcess.freePort(),
                "-Dcom.adobe.testing.s3mock.httpPort=" + s3Port));
        // Without a store of its own it keeps its objects among its temporary files.
        if (options.data().isPresent()) {
            Path store = Files.createDirectories(options.data().get().resolve("s3"));
            settings.add("-Dcom.adobe.testing.s3mock.store.root=" + store.toAbsolutePath());
            settings.add("-Dcom.adobe.testing.s3mock.store.retain-files-on-exit=true");
        }
        return ServerProcess.of(
                "s3",
                List.of(launcher, options.home().resolve("s3").resolve("s3mock.jar")),
                settings,
                "org.springframework.boot.loader.launch.JarLauncher",
                List.of(),
                options.logs(),
                s3Port);
    }

    /** Starts all three at once and returns when they are up. */
    public static LocalServers start(Options options) {
        try {
            LocalServers servers = new LocalServers(options);
            List<ServerProcess> all = List.of(servers.dynamoDb, servers.s3, servers.smtp);
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "servers-end"));
            all.forEach(ServerProcess::start);
            all.forEach(ServerProcess::awaitUp);
            return servers;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public URI dynamoDb() {
        return URI.create("http://127.0.0.1:" + dynamoDbPort);
    }

    public URI s3() {
        return URI.create("http://127.0.0.1:" + s3Port);
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** The SMTP server itself, to be stopped and started again; its mailbox goes with it. */
    public ServerProcess smtp() {
        return smtp;
    }

    /** All mail that the SMTP server took since it started, by date. */
    public List<Mail> mailbox() {
        try {
            HttpResponse<String> lines = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailboxPort + "/messages"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return lines.body()
                    .lines()
                    .map(Mail::parse)
                    .sorted(Comparator.comparing(Mail::date))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        List.of(dynamoDb, s3, smtp).parallelStream().forEach(ServerProcess::close);
    }
}
