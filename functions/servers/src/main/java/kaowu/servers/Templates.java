package kaowu.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The infrastructure's templates, which its build has put on the class path. */
public final class Templates {

    private Templates() {}

    /** The template of a stack: {@code state}, {@code functions} or {@code web}. */
    public static JsonNode of(String stack) {
        String name = "/templates/" + stack + ".template.json";
        try (InputStream template = Templates.class.getResourceAsStream(name)) {
            if (template == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            return new ObjectMapper().readTree(template);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
