package kaowu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archives that are deployed. */
final class Archive {

    private Archive() {}

    /** Unpacks the {@code function.zip} of a module, as Lambda does; returns the folder. */
    static Path unpacked(String module) throws IOException {
        Path folder = Context.target("code").resolve(module);
        try (ZipFile zip = new ZipFile(
                Context.built("functions/" + module + "/target/function.zip").toFile())) {
            for (ZipEntry entry : zip.stream().filter(any -> !any.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return folder;
    }
}
