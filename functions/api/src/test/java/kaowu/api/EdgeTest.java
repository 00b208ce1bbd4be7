package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import kaowu.servers.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose address counts where an edge stands in front: as many codes as an address is sent tell. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(EdgeTest.BehindAnEdge.class)
class EdgeTest {

    private static final String ADDRESS = "CloudFront-Viewer-Address";

    @Inject
    Scene scene;

    @Inject
    Web web;

    public static class BehindAnEdge implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kaowu.api.address-header", ADDRESS,
                    "kaowu.api.edge-secret", "secret",
                    "kaowu.sign-in.per-address", "1");
        }
    }

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void believesTheEdgeWhichAddressCalls() {
        assertThat(sent("secret", "203.0.113.1:4711").statusCode()).isEqualTo(202);
        assertThat(sent("secret", "203.0.113.2:4711").statusCode()).isEqualTo(202);
        Refused.with(sent("secret", "203.0.113.1:4712"), 429, "TOO_MANY_REQUESTS");
        assertThat(sent("secret", "2001:db8::1:4711").statusCode()).isEqualTo(202);
        Refused.with(sent("secret", "[2001:db8::1]:4712"), 429, "TOO_MANY_REQUESTS");
    }

    @Test
    void goesByTheConnectionOfWhoeverComesPastTheEdge() {
        assertThat(sent("guessed", "203.0.113.11:1").statusCode()).isEqualTo(202);
        Refused.with(sent("guessed", "203.0.113.12:1"), 429, "TOO_MANY_REQUESTS");
        Refused.with(sent("", "203.0.113.13:1"), 429, "TOO_MANY_REQUESTS");
    }

    private Response sent(String secret, String address) {
        return web.given()
                .header(Caller.EDGE_SECRET, secret)
                .header(ADDRESS, address)
                .contentType(ContentType.JSON)
                .body(Map.of("phone", People.phone(Scene.next())))
                .post("/api/sign-in-codes");
    }
}
