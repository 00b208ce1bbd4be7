package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaowu.servers.Tables;
import kaowu.servers.Templates;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Holds what the infrastructure deploys against what this archive has: names, handler and environment. */
@QuarkusTest
@WithTestResource(Servers.class)
class ExportsTest {

    private static final String EXPORT = "QUARKUS_FUNQY_EXPORT";

    @Test
    void everyFunctionIsDeployedAndNothingElse() {
        List<String> deployed = functions().stream()
                .map(function -> environment(function).path(EXPORT).asText())
                .toList();
        assertThat(deployed)
                .containsExactlyInAnyOrderElementsOf(FunctionRecorder.registry.invokers().stream()
                        .map(FunctionInvoker::getName)
                        .toList());
    }

    @Test
    void theHandlerIsThatOfThisArchive() throws Exception {
        for (JsonNode function : functions()) {
            String handler = function.path("Handler").asText();
            assertThat(handler).isEqualTo("kaowu.lambda.FunctionHandler::handleRequest");
            assertThat(Class.forName(handler.substring(0, handler.indexOf(':'))).getMethods())
                    .extracting("name")
                    .contains(handler.substring(handler.lastIndexOf(':') + 1));
        }
    }

    @Test
    void everyVariableIsASettingThatSomebodyReads() {
        Set<String> known = variables();
        Set<String> set = new TreeSet<>();
        for (JsonNode function : functions()) {
            environment(function).fieldNames().forEachRemaining(set::add);
        }
        set.removeIf(name -> !name.startsWith("KAOWU_") && !name.startsWith("QUARKUS_"));
        assertThat(set).contains(EXPORT).isSubsetOf(known);
    }

    @Test
    void everyTableVariableNamesTheTableOfThatAggregate() {
        JsonNode state = Templates.of("state");
        for (JsonNode function : functions()) {
            environment(function).properties().stream()
                    .filter(variable -> variable.getKey().startsWith("KAOWU_TABLES_"))
                    .forEach(variable -> assertThat(tableName(state, variable.getValue()))
                            .endsWith("-"
                                    + variable.getKey()
                                            .substring("KAOWU_TABLES_".length())
                                            .toLowerCase(Locale.ROOT))
                            .isIn(Tables.ofTemplate().names()));
        }
    }

    /** The table that a stack imports from the other: an export of it refers to the resource. */
    private static String tableName(JsonNode state, JsonNode value) {
        String imported = value.path("Fn::ImportValue").asText();
        String resource = state.path("Outputs")
                .valueStream()
                .filter(output -> !imported.isEmpty() && imported.endsWith(":" + exported(output)))
                .map(output -> output.path("Value").path("Ref").asText())
                .findFirst()
                .orElse("");
        return state.path("Resources")
                .path(resource)
                .path("Properties")
                .path("TableName")
                .asText();
    }

    private static String exported(JsonNode output) {
        String name = output.path("Export").path("Name").asText();
        return name.substring(name.indexOf(':') + 1);
    }

    private static JsonNode environment(JsonNode function) {
        return function.path("Environment").path("Variables");
    }

    /** The functions that run this archive: those that the CDK adds for its own ends export nothing. */
    private static List<JsonNode> functions() {
        List<JsonNode> functions = Templates.of("functions")
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
                .map(resource -> resource.path("Properties"))
                .filter(function -> environment(function).has(EXPORT))
                .toList();
        assertThat(functions).isNotEmpty();
        return functions;
    }

    /** Every setting of ours and of Quarkus that is read while the archive runs, as an environment variable. */
    private static Set<String> variables() {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        return mappings(config).entrySet().stream()
                .flatMap(mapping -> mapping.getValue().keySet().stream()
                        .map(prefix -> ConfigClass.configClass(mapping.getKey(), prefix)))
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .map(ExportsTest::variable)
                .collect(Collectors.toSet());
    }

    /** The configuration's own list of its mapped interfaces, which it has no public way to tell. */
    @SuppressWarnings("unchecked")
    private static Map<Class<?>, Map<String, Object>> mappings(SmallRyeConfig config) {
        try {
            Method mappings = SmallRyeConfig.class.getDeclaredMethod("getMappings");
            mappings.setAccessible(true);
            return (Map<Class<?>, Map<String, Object>>) mappings.invoke(config);
        } catch (ReflectiveOperationException changed) {
            throw new LinkageError(changed.getMessage(), changed);
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
