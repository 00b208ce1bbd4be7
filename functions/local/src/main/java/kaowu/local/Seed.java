package kaowu.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kaowu.door.Call;
import kaowu.door.Functions;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.RoundView;

/** Fills a fresh system by its own functions: both plans of the notice, three accepted sites, and their intakes. */
@ApplicationScoped
class Seed {

    private static final List<String> EVENTS = List.of(
            "publishPlan.json",
            "publishPlan.daily.json",
            "registerSite.json",
            "registerSite.mianyang.json",
            "registerSite.provincial.json",
            "acceptSite.json",
            "acceptSite.mianyang.json",
            "acceptSite.provincial.json");

    private final Functions functions;
    private final PlanFunctions plans;
    private final ObjectMapper json;
    private final LocalClock clock;
    private final Path done;

    Seed(Functions functions, PlanFunctions plans, ObjectMapper json, LocalSystem system) {
        this.functions = functions;
        this.plans = plans;
        this.json = json;
        this.clock = system.clock();
        this.done = system.options().data().resolve("seeded");
    }

    void start(@Observes StartupEvent event) throws IOException, InvocationTargetException {
        if (!Files.exists(done)) {
            // Also after a start that was cut off in the middle: everything in it may be done twice.
            fill();
            // The rounds open at this moment: a start after a crash must not be at one before it.
            clock.keep();
            Files.createFile(done);
        }
    }

    private List<RoundView> rounds() {
        PlanFunctions.Rounds found = plans.listRounds(Call.of(new PlanFunctions.ListRequest(null, null)))
                .value();
        return found == null ? List.of() : found.rounds();
    }

    private void fill() throws IOException, InvocationTargetException {
        for (String event : EVENTS) {
            call(event.substring(0, event.indexOf('.')), read(event));
        }
        for (RoundView round : rounds()) {
            for (String event : EVENTS) {
                if (event.startsWith("acceptSite")) {
                    String siteId = json.readTree(read(event)).path("siteId").asText();
                    call(
                            "openIntake",
                            json.writeValueAsString(
                                    Map.of("by", "system", "roundId", round.roundId(), "siteId", siteId)));
                }
            }
        }
    }

    /** A site that offers none of a round's occupations is refused an intake, and so is a round that has closed: both are right. */
    private void call(String function, String payload) throws IOException, InvocationTargetException {
        JsonNode reply = json.readTree(functions.call(function, payload));
        if (!reply.path("outcome").asText().equals("DONE") && !function.equals("openIntake")) {
            throw new IllegalStateException(function + " was refused: " + reply.path("refusals"));
        }
    }

    private static String read(String event) throws IOException {
        try (InputStream file = Seed.class.getResourceAsStream("/events/" + event)) {
            if (file == null) {
                throw new IllegalStateException("no event " + event);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
