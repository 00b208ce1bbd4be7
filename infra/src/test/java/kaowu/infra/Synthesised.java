package kaowu.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.assertions.Template;

/** The templates that the build has written, to ask questions of. */
final class Synthesised {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Synthesised STATE = new Synthesised("state");
    static final Synthesised FUNCTIONS = new Synthesised("functions");

    private final String text;
    private final JsonNode resources;

    private Synthesised(String stack) {
        try (InputStream template = Synthesised.class.getResourceAsStream("/templates/" + stack + ".template.json")) {
            text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            resources = JSON.readTree(text).path("Resources");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Template template() {
        return Template.fromString(text);
    }

    String text() {
        return text;
    }

    /** Properties of all resources of a type. */
    List<JsonNode> all(String type) {
        return StreamSupport.stream(resources.spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    /** Properties of the resource of a type that has this name. */
    JsonNode named(String type, String property, String name) {
        return all(type).stream()
                .filter(resource -> resource.path(property).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " " + name));
    }

    JsonNode function(String name) {
        return named("AWS::Lambda::Function", "FunctionName", "kaowu-" + name);
    }

    /** The resource behind {@code Ref} or {@code Fn::GetAtt}. */
    JsonNode behind(JsonNode reference) {
        var id = reference.has("Ref")
                ? reference.path("Ref").asText()
                : reference.path("Fn::GetAtt").path(0).asText();
        return resources.path(id).path("Properties");
    }

    /** Statements of the role of a function. */
    List<Statement> statements(String function) {
        return statements(behind(function(function).path("Role")));
    }

    List<Statement> statements(JsonNode role) {
        return stream(role.path("Policies"))
                .flatMap(policy -> stream(policy.path("PolicyDocument").path("Statement")))
                .map(Statement::of)
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of(array);
    }

    /** @param resources as text, references included */
    record Statement(String effect, List<String> actions, List<String> resources, JsonNode condition) {

        static Statement of(JsonNode node) {
            return new Statement(
                    node.path("Effect").asText(),
                    stream(node.path("Action")).map(JsonNode::asText).toList(),
                    stream(node.path("Resource")).map(Statement::flat).toList(),
                    node.path("Condition"));
        }

        boolean about(String resource) {
            return resources.stream().anyMatch(one -> one.contains(resource));
        }

        boolean allows(String service) {
            return effect.equals("Allow") && actions.stream().allMatch(action -> action.startsWith(service + ":"));
        }

        private static String flat(JsonNode resource) {
            if (resource.isTextual()) {
                return resource.asText();
            }
            List<String> parts = new ArrayList<>();
            resource.forEach(child -> parts.add(child.isContainerNode() ? flat(child) : child.asText()));
            return String.join("", parts);
        }
    }
}
