package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Locale;

/** What every problem has, whatever it is about. */
final class Refused {

    private Refused() {}

    static void with(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Content-Language")).isIn("zh-CN", "en");
        assertThat(response.header("Vary")).isEqualTo("Accept-Language");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getString("type"))
                .isEqualTo("urn:kaowu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo(response.jsonPath().getString("refusals[0].message"))
                .isNotBlank();
        assertThat(response.jsonPath().getString("refusals[0].code")).isEqualTo(code);
    }

    /** As {@link #with(Response, int, String)}, and it is about one field. */
    static void with(Response response, int status, String code, String field) {
        with(response, status, code);
        assertThat(response.jsonPath().getString("refusals[0].field")).isEqualTo(field);
    }
}
