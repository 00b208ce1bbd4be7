package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaowu.servers.People;
import org.jspecify.annotations.Nullable;

/** What the measured functions find: a round that is open, a site that takes it, and one person who is registered. */
final class Scene {

    private static final String GATEWAY = "kaowu.api.GatewayHandler::handleRequest";

    private final Path functions;
    private final Path api;
    private @Nullable JsonNode registered;

    /** Sets it up through the functions themselves. */
    Scene(Workshop workshop) throws IOException {
        functions = Archive.unpacked("lambda");
        api = Archive.unpacked("api");
        done(workshop, "publishPlan", plan(LocalDate.now(ZoneId.of("Asia/Shanghai"))));
        for (String function : new String[] {"registerSite", "acceptSite", "openIntake"}) {
            done(workshop, function, event(function));
        }
        registered = done(workshop, "register", somebodyElse(event("register")));
    }

    /** A function of {@code function.zip}. */
    Deployment function(String name, Jdk jdk, Map<String, String> environment) {
        return Archive.function(name, functions, jdk, environment);
    }

    /** The HTTP API. */
    Deployment api(Jdk jdk, Map<String, String> environment) {
        return Deployment.java("kaowu", jdk, GATEWAY, api, environment);
    }

    /** The number of the one who is registered. */
    String registrationNo() {
        return Objects.requireNonNull(registered).path("registrationNo").asText();
    }

    /** An event of the folder {@code events}, for this round and this person. */
    String event(String name) throws IOException {
        String event =
                Files.readString(Context.built("events/" + name + ".json")).replace("2020h2-unified-1", "bench-1");
        return registered == null
                ? event
                : event.replace(
                                "${registrationNo}",
                                registered.path("registrationNo").asText())
                        .replace("${accessCode}", registered.path("accessCode").asText());
    }

    private static String somebodyElse(String registration) {
        return registration.replaceFirst("(\"documentNo\": )\"[^\"]+\"", "$1\"" + People.residentId(1) + "\"");
    }

    private static JsonNode done(Workshop workshop, String function, String event) throws IOException {
        return workshop.replies(function, List.of(event)).get(0);
    }

    private static String plan(LocalDate today) {
        LocalDate deadline = today.plusDays(30);
        LocalDate theory = deadline.plusDays(22);
        return """
                {"by": "bench", "plan": {"id": "bench", "kind": "UNIFIED", "title": "测试安排表", "source": "测试",
                 "zone": "Asia/Shanghai", "cutoff": "24:00", "rounds": [{"no": 1, "occupations": ["育婴员"],
                 "deadline": "%s", "theory": "%s", "practical": {"from": "%s", "to": "%s"}}]}}
                """.formatted(deadline, theory, theory, theory.plusDays(13));
    }
}
