package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form and the API at one origin, with the headers that they have in the cloud. */
class FormAndApiIT {

    @TempDir
    private static Path data;

    private static Running system;

    @BeforeAll
    static void starts() throws IOException {
        system = Running.start(data);
    }

    @AfterAll
    static void ends() {
        system.close();
    }

    @Test
    void servesTheFormWithItsHeaders() {
        Response page = RestAssured.get(system.url() + "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<div id=\"app\">");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("connect-src 'self' " + system.printed("S3") + ";");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Permissions-Policy")).isEqualTo("camera=(self)");
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+)\"").matcher(page.asString());
        assertThat(script.find()).isTrue();
        Response asset = RestAssured.get(system.url() + script.group(1));
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void tellsABrowserInWordsThatThereIsNoSuchPage() {
        for (String path : List.of("/mine", "/rounds/foo", "/assets/gone.js", "/apis")) {
            Response page = RestAssured.given()
                    .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                    .get(system.url() + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.asString())
                    .contains("没有这个页面", "<section lang=\"en\">", "There is no such page", "<a href=\"/\">");
            Response form = RestAssured.get(system.url() + "/");
            assertThat(List.of(
                            "Content-Security-Policy",
                            "X-Content-Type-Options",
                            "Referrer-Policy",
                            "Permissions-Policy",
                            "Cache-Control"))
                    .allSatisfy(name ->
                            assertThat(page.header(name)).as(name).isNotNull().isEqualTo(form.header(name)));
        }
    }

    @Test
    void tellsWhoeverAsksForNoPageThatThereIsNoSuchAddress() {
        for (String accepted : List.of("application/json", "*/*")) {
            for (String path : List.of("/mine", "/api/nothing")) {
                Response problem =
                        RestAssured.given().header("Accept", accepted).get(system.url() + path);
                assertThat(problem.statusCode()).isEqualTo(404);
                assertThat(problem.contentType()).startsWith("application/problem+json");
                assertThat(problem.jsonPath().getString("code")).isEqualTo("NOT_FOUND");
            }
        }
        Response ofTheApi =
                RestAssured.given().header("Accept", "text/html, */*").get(system.url() + "/api/nothing");
        assertThat(ofTheApi.statusCode()).isEqualTo(404);
        assertThat(ofTheApi.contentType()).startsWith("application/problem+json");
    }

    @Test
    void saysWhereEverythingIs() {
        assertThat(system.output())
                .contains("form           " + system.url() + "\n")
                .contains("API            " + system.url() + "/api, described at " + system.url() + "/api/openapi\n")
                .contains("operator page  " + system.url() + "/local\n");
    }

    @Test
    void goesByTheClockThatIsMoved() {
        Response clock = RestAssured.get(system.url() + "/api/clock");
        assertThat(clock.jsonPath().getBoolean("simulated")).isTrue();
        assertThat(clock.jsonPath().getString("at")).startsWith("2020-05-18T09:");
    }

    @Test
    void letsABrowserUploadFromTheForm() {
        Map<String, Object> request = Person.request(7, "2020h2-daily-2", "chengdu-01", "保安员");
        Response registered = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(request)
                .post(system.url() + "/api/registrations");
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        String url = RestAssured.given()
                .header("Authorization", "Bearer " + registered.jsonPath().getString("accessCode"))
                .contentType(ContentType.JSON)
                .body(Map.of("fileName", "a.jpg", "contentType", "image/jpeg", "size", 3000))
                .put(system.url() + registered.header("Location") + "/materials/ID_PHOTO")
                .jsonPath()
                .getString("upload.url");
        Response preflight = RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Origin", system.url())
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .options(url);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(system.url());
        assertThat(List.of(preflight.header("Access-Control-Allow-Methods").split(", *")))
                .contains("PUT");
    }

    /** Read as it stands it would ask for an occupation that nobody knows, and answer with too few rounds. */
    @Test
    void refusesAnAddressThatIsNotEncoded() throws IOException {
        URI root = URI.create(system.url());
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            String request = "GET /api/rounds?occupation=育婴员 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "BAD_REQUEST");
        }
    }

    @Test
    void describesOnlyWhatTheCloudHasToo() {
        Map<String, ?> paths =
                RestAssured.get(system.url() + "/api/openapi.json").jsonPath().getMap("paths");
        assertThat(paths.keySet()).isNotEmpty().allMatch(path -> path.startsWith("/api/"));
    }
}
