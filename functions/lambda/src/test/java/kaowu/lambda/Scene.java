package kaowu.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kaowu.servers.People;
import kaowu.servers.SmsGateway;
import kaowu.servers.Tables;

/** A system as the events suppose it: both plans, the sites and their intakes, all made by events; and people to register. */
@ApplicationScoped
class Scene {

    private static final List<String> SEED = List.of("publishPlan", "registerSite", "acceptSite", "openIntake");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Console console;
    private boolean prepared;

    Scene(Console console) {
        this.console = console;
    }

    /** Takes every event that sets the system up, once. */
    synchronized void prepare() {
        if (!prepared) {
            for (String function : SEED) {
                Event.all().stream()
                        .filter(event -> event.function().equals(function))
                        .filter(event -> event.refusal().isEmpty())
                        .forEach(this::done);
            }
            open("2020h2-unified-1", "mianyang-01");
            open("2020h2-daily-1", "chengdu-01");
            open("2020h2-daily-2", "provincial-01");
            open("2020h2-daily-3", "provincial-01");
            open("2020h2-daily-4", "chengdu-01");
            open("2020h2-daily-4", "mianyang-01");
            prepared = true;
        }
    }

    private void open(String roundId, String siteId) {
        done(new Event("openIntake.json", """
                {"by": "test", "roundId": "%s", "siteId": "%s"}
                """.formatted(roundId, siteId)));
    }

    JsonNode done(Event event) {
        JsonNode reply = console.call(event.function(), event.text());
        if (!reply.path("outcome").asText().equals("DONE")) {
            throw new AssertionError(event + ": " + reply);
        }
        return reply;
    }

    /**
     * What {@code register} hands out.
     *
     * @param no replaces <code>${registrationNo}</code> in other events
     * @param code replaces <code>${accessCode}</code>
     */
    record Access(String no, String code) {

        Event in(Event event) {
            return event.with(Map.of("registrationNo", no, "accessCode", code));
        }
    }

    /**
     * Registers somebody who has not been here before, as {@code register.json} does.
     */
    Access registered() {
        return registered("2020h2-unified-1", "chengdu-01");
    }

    Access registered(String roundId, String siteId) {
        Event event = Event.of("register.json");
        String documentNo = event.text().replaceAll("(?s).*\"documentNo\": \"([^\"]+)\".*", "$1");
        JsonNode reply = done(new Event(
                event.name(),
                event.text()
                        .replace(documentNo, People.residentId(PEOPLE.incrementAndGet()))
                        .replace("2020h2-unified-1", roundId)
                        .replace("chengdu-01", siteId)));
        return access(reply);
    }

    /** Two registrations of somebody; the exam of one is moved to the day of the other by the next {@code cascade}. */
    record Clash(Access moved, Access first) {}

    Clash clashing() {
        String planId = "clash-" + PEOPLE.incrementAndGet();
        done(new Event("publishPlan.json", """
                {"by": "test", "plan": {"id": "%s", "kind": "DAILY", "title": "clash", "source": "test",
                 "zone": "Asia/Shanghai", "cutoff": "24:00", "rounds": [
                 {"no": 1, "occupations": [], "deadline": "2020-07-17", "theory": "2020-08-08",
                  "practical": {"from": "2020-08-08", "to": "2020-08-21"}},
                 {"no": 2, "occupations": [], "deadline": "2020-07-24", "theory": "2020-08-22",
                  "practical": {"from": "2020-08-22", "to": "2020-09-04"}}]}}
                """.formatted(planId)));
        open(planId + "-1", "chengdu-01");
        open(planId + "-2", "chengdu-01");
        String person = Event.of("register.json")
                .text()
                .replaceAll("\\d{17}[\\dX]", People.residentId(PEOPLE.incrementAndGet()));
        JsonNode moved = done(new Event("register.json", person.replace("2020h2-unified-1", planId + "-1")));
        JsonNode first = done(new Event("register.json", person.replace("2020h2-unified-1", planId + "-2")));
        done(new Event("postponeRound.json", """
                {"by": "test", "roundId": "%s-1", "reason": "test", "to": {"theory": "2020-08-22",
                 "practical": {"from": "2020-08-22", "to": "2020-09-04"}}}
                """.formatted(planId)));
        return new Clash(access(moved), access(first));
    }

    private static Access access(JsonNode registered) {
        return new Access(
                registered.path("registrationNo").asText(),
                registered.path("accessCode").asText());
    }

    /** Somebody who is asked to move to another site. */
    Access asked() {
        Access asked = registered();
        done(Event.of("moveCandidates.json"));
        console.call("cascade", "{}");
        return asked;
    }

    /** Follows an occupation by {@code follow.json}; hands out the token, which replaces <code>${token}</code> in other events. */
    String followed() {
        return done(Event.of("follow.json")).path("token").asText();
    }

    /** Announces an ID photo by {@code submitMaterial.json} and uploads it. */
    void uploaded(Access registered) {
        JsonNode upload = done(registered.in(Event.of("submitMaterial.json"))).path("upload");
        byte[] photo = new byte[3000];
        Arrays.fill(photo, (byte) 7);
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        System.arraycopy(head, 0, photo, 0, head.length);
        var request = RestAssured.given().urlEncodingEnabled(false).contentType("image/jpeg");
        upload.path("headers").properties().forEach(header -> {
            if (!header.getKey().matches("(?i)content-(length|type)|host")) {
                request.header(header.getKey(), header.getValue().asText());
            }
        });
        request.body(photo).put(upload.path("url").asText()).then().statusCode(200);
    }

    /** Asks for a one-time code by {@code sendSignInCode.json} and reads it where the phone of {@code register.json} would. */
    String signInCode() {
        done(Event.of("sendSignInCode.json"));
        return Servers.running().sms().taken().stream()
                .map(SmsGateway.Sms::text)
                .reduce((earlier, last) -> last)
                .map(text -> text.replaceAll("\\D*(\\d{6}).*", "$1"))
                .orElseThrow();
    }

    /** Types wrong access codes by {@code lookUp.locked.json} until no more are taken. */
    void locked(Access registered) {
        Event wrong = registered.in(Event.of("lookUp.locked.json"));
        for (int i = 0; i < 5; i++) {
            console.call(wrong.function(), wrong.text());
        }
    }

    /** As if a long time had passed, although the clock stands still. */
    void forgetAttempts() {
        try (var dynamoDb = Tables.client(Servers.running().servers().dynamoDb())) {
            String table = "kaowu-attempts";
            dynamoDb.scan(scan -> scan.tableName(table))
                    .items()
                    .forEach(item -> dynamoDb.deleteItem(
                            delete -> delete.tableName(table).key(Map.of("subject", item.get("subject")))));
        }
    }
}
