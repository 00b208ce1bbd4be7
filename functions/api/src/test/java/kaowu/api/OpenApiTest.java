package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaowu.api.Scene.Place;
import kaowu.api.Web.Person;
import kaowu.servers.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that is served tells the truth about the API, the whole truth, and in valid OpenAPI 3.1. */
@QuarkusTest
@WithTestResource(Servers.class)
class OpenApiTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @Inject
    Routes routes;

    @Inject
    ObjectMapper json;

    private JsonNode document;

    @BeforeEach
    void begin() {
        scene.begin();
        document = web.body(web.given().accept(ContentType.JSON).get("/api/openapi"));
    }

    @Test
    void isValid() {
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
        assertThat(web.body(web.get("/api/openapi.json"))).isEqualTo(document);
    }

    @Test
    void holdsEveryRouteAndNothingElse() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described)
                .hasSizeGreaterThan(15)
                .isEqualTo(routes.all().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void describesEveryOperationBodyAndProblem() {
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String id = operation.path("operationId").asText();
                    assertThat(id).isNotEmpty();
                    assertThat(operation.path("summary").asText()).as(id).isNotEmpty();
                    assertThat(operation
                                    .path("responses")
                                    .path("400")
                                    .path("$ref")
                                    .asText())
                            .as(id)
                            .isEqualTo("#/components/responses/Problem");
                }));
        JsonNode schemas = document.path("components").path("schemas");
        assertThat(Schemas.bodies())
                .allSatisfy(body -> assertThat(
                                schemas.path(body).path("additionalProperties").toString())
                        .as(body)
                        .isEqualTo("false"));
        // What is unwrapped has no schema of its own.
        assertThat(Schemas.answers())
                .filteredOn(name -> !name.equals("RegistrationView"))
                .allSatisfy(
                        name -> assertThat(schemas.path(name).path("required").isArray())
                                .as(name)
                                .isTrue());
        assertThat(schemas.path("Shown").path("required").toString()).contains("registrationNo", "calendarKey");
        assertThat(schemas.path("Shown").path("required").toString()).doesNotContain("withdrawReason");
        assertThat(schemas.path("RegisterBody").path("required").toString())
                .isEqualTo("[\"roundId\",\"siteId\",\"occupation\",\"level\",\"candidate\"]");
        assertThat(document.at("/components/securitySchemes/accessCode/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void saysWhichWordsATextMayBe() {
        JsonNode schemas = document.path("components").path("schemas");
        assertThat(schemas.at("/CandidateRequest/properties/documentType/enum").toString())
                .startsWith("[\"RESIDENT_ID\",");
        String kinds = schemas.at("/MaterialKind/enum").toString();
        assertThat(kinds).contains("ID_PHOTO");
        assertThat(schemas.at("/Registered/properties/missing/items/enum").toString())
                .isEqualTo(kinds);
        assertThat(schemas.at("/Received/properties/kind/enum").toString()).isEqualTo(kinds);
    }

    @Test
    void showsTimesAsTheyAreWrittenHere() {
        assertThat(document.findValues("examples").toString())
                .contains("2020-05-30T00:00:00+08:00")
                .doesNotContain("-04:00");
    }

    @Test
    void describesWhatIsReallyAnswered() {
        int number = Scene.next();
        Place place = scene.place(Scene.DEADLINE, 10);
        Response registered = scene.register(Scene.request(place, number));
        Person person = Scene.person(registered);
        String path = "/api/registrations/{registrationNo}";
        String own = "/api/registrations/" + person.registrationNo();
        fits(registered, "post", "/api/registrations");
        fits(web.as(person).get(own), "get", path);
        fits(
                web.as(person)
                        .contentType(ContentType.JSON)
                        .body(Map.of("fileName", "a.jpg", "contentType", "image/jpeg", "size", 3000))
                        .put(own + "/materials/ID_PHOTO"),
                "put",
                path + "/materials/{kind}");
        fits(
                web.as(person).noContentType().post(own + "/materials/ID_PHOTO/confirmation"),
                "post",
                path + "/materials/{kind}/confirmation");
        fits(web.as(person).noContentType().post(own + "/withdrawal"), "post", path + "/withdrawal");
        fits(web.get("/api/clock"), "get", "/api/clock");
        fits(web.get("/api/rounds"), "get", "/api/rounds");
        fits(web.get("/api/rounds?state=X"), "get", "/api/rounds");
        fits(web.get("/api/rounds/" + place.roundId()), "get", "/api/rounds/{roundId}");
        fits(web.get("/api/rounds/" + place.roundId() + "/sites"), "get", "/api/rounds/{roundId}/sites");
        fits(web.get("/api/sites"), "get", "/api/sites");
        fits(web.get("/api/sites/" + place.siteId()), "get", "/api/sites/{siteId}");
        fits(web.get("/api/occupations"), "get", "/api/occupations");
        fits(web.get("/api/occupations/育婴员"), "get", "/api/occupations/{name}");
        fits(web.get("/api/materials"), "get", "/api/materials");
        fits(web.post("/api/sign-in-codes", Map.of("phone", People.phone(number))), "post", "/api/sign-in-codes");
        fits(web.post("/api/sign-ins", Map.of("phone", People.phone(number), "code", "1")), "post", "/api/sign-ins");
        fits(
                web.post("/api/occupations/育婴员/followers", Map.of("email", "a@example.com")),
                "post",
                "/api/occupations/{name}/followers");
    }

    /** The answer has a status and a type that the document names, and is what its schema says and no more. */
    private void fits(Response response, String method, String path) {
        String what = method + " " + path + " " + response.statusCode() + " " + response.asString();
        JsonNode described = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(response.statusCode()));
        assertThat(described.isMissingNode()).as(what).isFalse();
        String ref = described.path("$ref").asText();
        JsonNode answer = ref.isEmpty() ? described : document.at(ref.substring(1));
        String type = response.contentType().replaceFirst(";.*", "");
        JsonNode schema = answer.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(what).isFalse();
        assertThat(closed(schema).validate(response.asString(), InputFormat.JSON))
                .as(what)
                .isEmpty();
    }

    /** The schema with every object closed, so that what is not described shows. */
    private JsonSchema closed(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        ObjectNode definitions = root.putObject("components");
        definitions.set("schemas", document.path("components").path("schemas").deepCopy());
        definitions.path("schemas").forEach(definition -> {
            if (definition.has("properties")) {
                ((ObjectNode) definition).put("unevaluatedProperties", false);
            }
        });
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of("urn:kaowu:api"),
                        root,
                        SchemaValidatorsConfig.builder().build());
    }
}
