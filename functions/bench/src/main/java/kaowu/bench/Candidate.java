package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Does through the functions what a candidate does after she has registered. */
record Candidate(Context context, Scene scene, Workshop workshop) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Hands in all that is asked for. */
    void complete(List<String> kinds) throws IOException, InterruptedException {
        Materials materials = new Materials(context);
        for (String kind : kinds) {
            materials.upload(workshop.replies("submitMaterial", List.of(event("submitMaterial", kind))));
            workshop.replies("confirmMaterial", List.of(event("confirmMaterial", kind)));
        }
    }

    /** The state of a registration that the scene's access code opens. */
    String state(String registrationNo) throws IOException {
        String own = JSON.readTree(scene.event("lookUp")).path("registrationNo").asText();
        return workshop.replies("lookUp", List.of(scene.event("lookUp").replace(own, registrationNo)))
                .get(0)
                .path("registration")
                .path("state")
                .asText();
    }

    private String event(String function, String kind) throws IOException {
        return scene.event(function).replace("ID_PHOTO", kind);
    }
}
