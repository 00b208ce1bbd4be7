package kaowu.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the infrastructure's build has put on the class path. */
@ApplicationScoped
class Templates {

    private final ObjectMapper json;

    Templates(ObjectMapper json) {
        this.json = json;
    }

    JsonNode state() {
        return read("state");
    }

    JsonNode functions() {
        return read("functions");
    }

    private JsonNode read(String stack) {
        String name = "/templates/" + stack + ".template.json";
        try (InputStream template = Templates.class.getResourceAsStream(name)) {
            if (template == null) {
                throw new AssertionError("the infrastructure has no " + name);
            }
            return json.readTree(template);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
