package kaowu.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** However the servers end, none of their temporary files outlives them. */
class TemporaryFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    @TempDir
    private Path logs;

    /** A process that starts the servers and uses them, and closes them when it is told to. */
    static final class Host {

        private Host() {}

        /** @param arguments folder for the output of the servers */
        public static void main(String[] arguments) throws IOException {
            Path home = LocalServers.Options.forTests().home();
            LocalServers servers =
                    LocalServers.start(new LocalServers.Options(home, Optional.empty(), Path.of(arguments[0]), true));
            Buckets.create(servers.s3(), "bucket");
            try (S3Client s3 = Buckets.client(servers.s3())) {
                s3.putObject(put -> put.bucket("bucket").key("key"), RequestBody.fromString("content"));
            }
            System.out.println("up");
            System.in.read();
            servers.close();
            System.out.println("closed");
            System.in.read();
        }
    }

    enum End {
        CLOSED,
        TERMINATED,
        KILLED
    }

    @ParameterizedTest
    @EnumSource
    void goWithTheServers(End end) throws Exception {
        Process host = start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("up");
            assertThat(left()).hasSize(3).allMatch(name -> name.matches("kaowu-(dynamodb|s3|smtp)-.*"));
            switch (end) {
                case CLOSED -> {
                    host.getOutputStream().write('\n');
                    host.getOutputStream().flush();
                    assertThat(said.readLine()).isEqualTo("closed");
                    assertThat(left()).isEmpty();
                }
                case TERMINATED -> {
                    host.destroy();
                    assertThat(host.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    assertThat(left()).isEmpty();
                }
                case KILLED -> {
                    host.destroyForcibly().waitFor();
                    // Nobody waits for the servers then: they end by themselves.
                    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
                    while (!left().isEmpty() && System.nanoTime() < giveUpAt) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    }
                    assertThat(left()).isEmpty();
                }
            }
        } finally {
            host.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-D" + LocalServers.HOME + "="
                                + LocalServers.Options.forTests().home(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Host.class.getName(),
                        logs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> paths = Files.list(temporary)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
