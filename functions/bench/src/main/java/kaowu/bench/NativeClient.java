package kaowu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The native part of AWS's runtime client. On Lambda every sandbox has a folder {@code /tmp} of its own, and each process unpacks it
 * there; here one process would write over what another has loaded, which then crashes. So it is unpacked once for all of them.
 */
final class NativeClient {

    private static final Path LIBRARY = unpacked();

    private NativeClient() {}

    /** Makes a JVM load it from where it is. */
    static String flag() {
        return "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + LIBRARY;
    }

    private static Path unpacked() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        try (InputStream library =
                NativeClient.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + architecture + ".so")) {
            Path file = Files.createTempDirectory(Files.createDirectories(Context.target("code")), "client-")
                    .resolve("client.so");
            Files.copy(Objects.requireNonNull(library), file);
            return file;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
