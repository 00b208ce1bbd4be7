package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;

/** Does through the functions what a candidate does after she has registered. */
final class Candidate implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As much as the event announces, and begins as a JPEG does. */
    private static final int SIZE = 3000;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

    private final Context context;
    private final Scene scene;
    private final Jdk jdk;
    private final Map<String, Sandbox> functions = new HashMap<>();

    Candidate(Context context, Scene scene, Jdk jdk) {
        this.context = context;
        this.scene = scene;
        this.jdk = jdk;
        Buckets.create(context.s3(), LocalCloud.BUCKET);
    }

    /** Hands in all that is asked for. */
    void complete(List<String> kinds) throws IOException, InterruptedException {
        for (String kind : kinds) {
            JsonNode upload =
                    done("submitMaterial", event("submitMaterial", kind)).path("upload");
            HttpRequest.Builder put = HttpRequest.newBuilder(
                            URI.create(upload.path("url").asText()))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(JPEG, SIZE)));
            // The client says the length by itself.
            upload.path("headers").properties().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                    .forEach(header ->
                            put.setHeader(header.getKey(), header.getValue().asText()));
            HttpResponse<String> stored =
                    HttpClient.newHttpClient().send(put.build(), HttpResponse.BodyHandlers.ofString());
            if (stored.statusCode() != 200) {
                throw new IllegalStateException(stored + ": " + stored.body());
            }
            done("confirmMaterial", event("confirmMaterial", kind));
        }
    }

    /** The state of a registration that the scene's access code opens. */
    String state(String registrationNo) throws IOException, InterruptedException {
        String own = JSON.readTree(scene.event("lookUp")).path("registrationNo").asText();
        return done("lookUp", scene.event("lookUp").replace(own, registrationNo))
                .path("registration")
                .path("state")
                .asText();
    }

    private String event(String function, String kind) throws IOException {
        return scene.event(function).replace("ID_PHOTO", kind);
    }

    private JsonNode done(String function, String event) throws IOException, InterruptedException {
        Sandbox sandbox = functions.get(function);
        if (sandbox == null) {
            Deployment deployment = scene.function(function, jdk, context.environment(context.endpoint()))
                    .with("AWS_ENDPOINT_URL_S3", context.s3().toString())
                    .with("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
            sandbox = new Sandbox(deployment, Context.target("logs/growth-" + function + ".log"));
            functions.put(function, sandbox);
        }
        JsonNode reply = JSON.readTree(sandbox.invoke(event).body());
        if (!reply.path("outcome").asText().equals("DONE")) {
            throw new IllegalStateException(function + ": " + reply);
        }
        return reply;
    }

    @Override
    public void close() throws InterruptedException {
        for (Sandbox sandbox : functions.values()) {
            sandbox.close();
        }
    }
}
