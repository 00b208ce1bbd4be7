package kaowu.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the build of the other modules makes and the stacks deploy.
 *
 * @param functionZip the one artifact of all exported functions
 * @param apiZip the HTTP API
 * @param formFolder the files of the candidates' form
 */
record Built(Path functionZip, Path apiZip, Path formFolder) {

    static final String NOT_FOUND_PAGE = "404.html";

    private static final String PAGE = "index.html";

    /** Small files of that shape, for whoever only wants the templates. Always the same bytes: their hash is in the template. */
    static Built standIns(Path folder) throws IOException {
        var form = folder.resolve("form");
        Files.createDirectories(form.resolve("assets"));
        Files.writeString(form.resolve(PAGE), "stands in for " + PAGE);
        Files.writeString(form.resolve(NOT_FOUND_PAGE), "stands in for " + NOT_FOUND_PAGE);
        Files.writeString(form.resolve("assets/form.js"), "// stands in for the form");
        return new Built(
                Files.writeString(folder.resolve("function.zip"), "stands in for function.zip"),
                Files.writeString(folder.resolve("api.zip"), "stands in for the API's function.zip"),
                form);
    }

    /** A sentence for each that is not there. */
    List<String> missing() {
        Map<String, Path> needed = new LinkedHashMap<>();
        needed.put("functionZip=<file>", functionZip);
        needed.put("apiZip=<file>", apiZip);
        needed.put("formFolder=<folder>", formFolder.resolve(PAGE));
        return needed.entrySet().stream()
                .filter(entry -> !Files.isRegularFile(entry.getValue()))
                .map(entry -> "There is no " + entry.getValue().toAbsolutePath().normalize()
                        + ": build it with 'mvn package', or name another with -c " + entry.getKey() + ".")
                .toList();
    }
}
