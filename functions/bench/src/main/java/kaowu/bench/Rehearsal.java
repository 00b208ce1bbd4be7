package kaowu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import kaowu.bench.Use.Unit;
import kaowu.servers.HttpEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Some registrations from the first request to the close, by what is deployed; what each step of it uses. */
final class Rehearsal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PHOTO = """
            {"fileName": "photo.jpg", "contentType": "image/jpeg", "size": %d}""".formatted(Materials.SIZE);

    private final Context context;
    private final Scene scene;
    private final int people;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private List<String> kinds = List.of();

    /** @param people how many are registered and counted, after as many that are not */
    Rehearsal(Context context, Scene scene, int people) {
        this.context = context;
        this.scene = scene;
        this.people = people;
    }

    /** What one call of a step uses, by the name of the step. */
    Map<String, Use> uses() {
        return uses;
    }

    /** What everybody had to hand in. */
    int materials() {
        return kinds.size();
    }

    /** The sweeps live from their first run, in which nothing is due, until that in which much is. */
    void run() throws IOException, InterruptedException {
        try (Metered closeRounds = function("closeRounds");
                Metered cascade = function("cascade");
                Metered remind = function("remind");
                Metered deliverNotices = function("deliverNotices")) {
            idle("closeRounds", closeRounds);
            idle("cascade", cascade);
            idle("remind", remind);
            idle("deliverNotices", deliverNotices);
            candidates();
            // The deadline comes near, and then it passes.
            deadline(Instant.now().plusSeconds(3_600));
            due("remind", remind);
            deadline(Instant.now().minusSeconds(1));
            due("closeRounds", closeRounds);
        }
    }

    /** A sweep that finds nothing to do; the first run does what is left to do, and loads the classes. */
    private void idle(String function, Metered sweep) throws InterruptedException {
        sweep.call(List.of("{}", "{}"));
        uses.put("idle " + function, sweep.call(times("{}", people)).each().with(Unit.TICKS, 1));
    }

    /** A sweep that has something to do for everybody who lacks something. */
    private void due(String function, Metered sweep) throws IOException, InterruptedException {
        Metered.Called called = sweep.call(List.of("{}"));
        JsonNode reply = JSON.readTree(called.replies().get(0));
        int done = reply.path("queued").asInt() + reply.path("forfeited").asInt();
        if (done == 0) {
            throw new IllegalStateException(function + ": " + reply);
        }
        uses.put(function, called.each().times(1.0 / done));
    }

    private void candidates() throws IOException, InterruptedException {
        List<JsonNode> registered;
        try (Metered api = new Metered(context, "api", environment -> scene.api(context.jdk(), environment))) {
            complete(api, register(api, 1_000), "warm-up ");
            registered = register(api, 2_000);
            complete(api, registered, "");
            // These stay as they are: they will be reminded and forfeited.
            register(api, 3_000);
        }
        try (Metered delivery = function("deliverQueued")) {
            List<String> records = new ArrayList<>();
            for (JsonNode one : registered) {
                records.add(scene.event("deliverQueued")
                        .replace(
                                scene.registrationNo(),
                                one.path("registrationNo").asText()));
            }
            delivery.call(records.subList(0, 1));
            uses.put(
                    "deliverQueued",
                    delivery.call(records.subList(1, records.size())).each());
        }
    }

    private List<JsonNode> register(Metered api, int first) throws IOException, InterruptedException {
        List<String> events = new ArrayList<>();
        for (String registration : Warm.registrations(scene, first, people + 1)) {
            events.add(HttpEvent.of(
                    "POST",
                    "/api/registrations",
                    Map.of("idempotency-key", "bench-" + first + "-" + events.size()),
                    registration));
        }
        List<JsonNode> replies = called(api, "register", events);
        kinds = StreamSupport.stream(replies.get(0).path("missing").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return replies;
    }

    private void complete(Metered api, List<JsonNode> registered, String prefix)
            throws IOException, InterruptedException {
        Materials materials = new Materials(context);
        called(api, prefix + "lookUp", requests(registered, "GET", "", ""));
        for (String kind : kinds) {
            String path = "/materials/" + kind;
            materials.upload(called(api, prefix + "submitMaterial", requests(registered, "PUT", path, PHOTO)));
            called(api, prefix + "confirmMaterial", requests(registered, "POST", path + "/confirmation", ""));
        }
    }

    private static List<String> requests(List<JsonNode> registered, String method, String path, String body) {
        return registered.stream()
                .map(one -> HttpEvent.of(
                        method,
                        "/api/registrations/" + one.path("registrationNo").asText() + path,
                        Map.of(
                                "authorization",
                                "Bearer " + one.path("accessCode").asText()),
                        body))
                .toList();
    }

    /** Where a step is made for several materials it is the mean of them. */
    private List<JsonNode> called(Metered api, String step, List<String> events)
            throws IOException, InterruptedException {
        Metered.Called called = api.call(events);
        Use each = called.each().with(Unit.API_REQUESTS, 1).with(Unit.EDGE_REQUESTS, 1);
        if (step.endsWith("Material")) {
            uses.merge(step, each.times(1.0 / kinds.size()), Use::plus);
        } else {
            uses.put(step, each);
        }
        List<JsonNode> bodies = new ArrayList<>();
        for (String reply : called.replies()) {
            bodies.add(HttpEvent.body(reply));
        }
        return bodies;
    }

    private Metered function(String name) throws IOException, InterruptedException {
        return new Metered(
                context,
                name,
                environment -> scene.function(name, context.jdk(), environment)
                        .with("KAOWU_NOTICE_QUIET_AFTER_REGISTERING", "PT0S")
                        .with("KAOWU_MAIL_HOST", "127.0.0.1")
                        .with("KAOWU_MAIL_PORT", Integer.toString(context.smtpPort())));
    }

    private static List<String> times(String event, int times) {
        return Collections.nCopies(times, event);
    }

    /** Moves the deadline, which otherwise would be in weeks: of the round, and of the intake at the site. */
    private void deadline(Instant closesAt) throws IOException {
        JsonNode asked = JSON.readTree(scene.event("register"));
        String roundId = asked.path("roundId").asText();
        int dash = roundId.lastIndexOf('-');
        AttributeValue instant = AttributeValue.fromN(Long.toString(closesAt.toEpochMilli()));
        set(
                "kaowu-rounds",
                Map.of(
                        "planId", AttributeValue.fromS(roundId.substring(0, dash)),
                        "entry",
                                AttributeValue.fromS(
                                        "round#%04d".formatted(Integer.parseInt(roundId.substring(dash + 1))))),
                "SET closesAt = :at, remindAt = :now",
                Map.of(":at", instant, ":now", AttributeValue.fromN(Long.toString(System.currentTimeMillis()))));
        set(
                "kaowu-intakes",
                Map.of(
                        "roundId", AttributeValue.fromS(roundId),
                        "slot", AttributeValue.fromS(asked.path("siteId").asText() + "#00")),
                "SET closesAt = :at",
                Map.of(":at", instant));
    }

    private void set(String table, Map<String, AttributeValue> key, String update, Map<String, AttributeValue> values) {
        context.dynamoDb()
                .updateItem(change -> change.tableName(table)
                        .key(key)
                        .updateExpression(update)
                        .expressionAttributeValues(values));
    }
}
