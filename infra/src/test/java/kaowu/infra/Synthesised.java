package kaowu.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/** The templates that the build has written, and others, to ask questions of. */
final class Synthesised {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Synthesised STATE = written("state");
    static final Synthesised FUNCTIONS = written("functions");
    static final Synthesised WEB = written("web");

    private final String text;
    private final JsonNode template;
    private final JsonNode resources;

    private Synthesised(String text) {
        try {
            this.text = text;
            template = JSON.readTree(text);
            resources = template.path("Resources");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Synthesised written(String stack) {
        try (InputStream template = Synthesised.class.getResourceAsStream("/templates/" + stack + ".template.json")) {
            return new Synthesised(new String(template.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The stack {@code web} of a deployment that chooses this. */
    static Synthesised web(Path scratch, Map<String, String> context) throws IOException {
        var app = app(scratch, context);
        KaowuApp.define(app, Settings.from(app.getNode()));
        var web = app.synth().getStackByName("kaowu-web").getTemplateFullPath();
        return new Synthesised(Files.readString(Path.of(web)));
    }

    /** An app with something to deploy. */
    static App app(Path scratch, Map<String, String> context) throws IOException {
        Map<String, Object> all = new TreeMap<>(context);
        var built = Built.standIns(Files.createDirectories(scratch));
        all.put("functionZip", built.functionZip().toString());
        all.put("apiZip", built.apiZip().toString());
        all.put("formFolder", built.formFolder().toString());
        return new App(AppProps.builder()
                .outdir(scratch.resolve("cdk.out").toString())
                .context(all)
                .build());
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

    JsonNode output(String name) {
        return template.path("Outputs").path(name).path("Value");
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

    /** A value as text, with the references in it. */
    static String flat(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(child -> parts.add(child.isContainerNode() ? flat(child) : child.asText()));
        return String.join("", parts);
    }

    /** @param resources as text, references included */
    record Statement(String effect, List<String> actions, List<String> resources, JsonNode condition) {

        static Statement of(JsonNode node) {
            return new Statement(
                    node.path("Effect").asText(),
                    stream(node.path("Action")).map(JsonNode::asText).toList(),
                    stream(node.path("Resource")).map(Synthesised::flat).toList(),
                    node.path("Condition"));
        }

        boolean about(String resource) {
            return resources.stream().anyMatch(one -> one.contains(resource));
        }

        boolean allows(String service) {
            return effect.equals("Allow") && actions.stream().allMatch(action -> action.startsWith(service + ":"));
        }
    }
}
