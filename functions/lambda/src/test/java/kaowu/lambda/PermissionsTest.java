package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaowu.lambda.Scene.Access;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Recipient;
import kaowu.servers.Operations;
import kaowu.servers.Templates;
import org.junit.jupiter.api.Test;

/** Holds what each function's role allows against what the function really asks of DynamoDB in the life of a round. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(PermissionsTest.Watched.class)
class PermissionsTest {

    private static final List<String> TO_BEGIN_WITH = List.of(
            "importNotice",
            "explainWindow",
            "publishPlan",
            "registerSite",
            "acceptSite",
            "viewSite",
            "listSites",
            "openIntake",
            "listIntakes",
            "listOccupations",
            "listRounds",
            "agenda");

    /** A plan that announces what the notice's plan leaves to be announced. */
    private static final String ANNOUNCING = """
            {"by": "test", "plan": {"id": "2020h2-later", "kind": "UNIFIED", "title": "later", "source": "test",
             "zone": "Asia/Shanghai", "cutoff": "24:00", "rounds": [{"no": 1, "occupations": ["劳动关系协调员"],
             "deadline": "2020-08-21", "theory": "2020-09-19",
             "practical": {"from": "2020-09-19", "to": "2020-10-10"}}]}}
            """;

    @Inject
    Scene scene;

    @Inject
    Console console;

    @Inject
    TestClock clock;

    @Inject
    NoticeTable ledger;

    private final Map<String, Set<String>> asked = new TreeMap<>();

    public static class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.dynamodb.interceptors",
                    Operations.class.getName(),
                    // Where it is found: Quarkus only knows the classes of what it has indexed.
                    "quarkus.index-dependency.servers.group-id",
                    "kaowu",
                    "quarkus.index-dependency.servers.artifact-id",
                    "kaowu-servers");
        }
    }

    @Test
    void everyFunctionMayDoWhatItDoesAndUsesEveryTableThatItMayTouch() {
        playTheLifeOfARound();
        Map<String, Set<String>> allowed = allowed();
        assertThat(asked.keySet()).isEqualTo(allowed.keySet());
        asked.forEach((function, operations) -> {
            Set<String> role = allowed.getOrDefault(function, Set.of());
            assertThat(operations).as(function).isSubsetOf(role);
            assertThat(tables(operations)).as(function).isEqualTo(tables(role));
        });
    }

    private void playTheLifeOfARound() {
        clock.set(TestClock.START);
        Operations.seen();
        for (String function : TO_BEGIN_WITH) {
            Event.all().stream()
                    .filter(event -> event.function().equals(function))
                    .forEach(event -> call(function, event.text()));
        }
        scene.prepare();
        Operations.seen();
        call("follow", Event.of("follow.json").text());
        call("follow", Event.of("follow.json").text().replace("13800138000", "13800138001"));
        String token = scene.followed();
        note("follow");
        call("unfollow", "{\"token\": \"" + token + "\"}");
        call("follow", Event.of("follow.json").text());
        call("publishPlan", Event.of("publishPlan.json").text());
        call("publishPlan", ANNOUNCING);
        // At another site than the others, so that something is left for the sweep.
        call("register", Event.of("register.no-conditions.json").text());
        // Taken, repeated, and refused to the same person under another key.
        String withKey = Event.of("register.idempotency-key.json").text();
        call("register", withKey);
        call("register", withKey);
        call("register", withKey.replace("b3b6a1f0", "00000000"));
        Access complete = registered();
        Access withdrawn = registered();
        Access incomplete = registered();
        Access streamed = registered();
        scene.uploaded(complete);
        Operations.seen();
        call("submitMaterial", complete.in(Event.of("submitMaterial.json")).text());
        scene.uploaded(complete);
        Operations.seen();
        call("confirmMaterial", complete.in(Event.of("confirmMaterial.json")).text());
        call("withdraw", withdrawn.in(Event.of("withdraw.json")).text());
        call("deliverQueued", streamed.in(Event.of("deliverQueued.json")).text());
        // After a streamed record Funqy first has to read another request before it calls a function that takes none.
        call("lookUp", complete.in(Event.of("lookUp.json")).text());
        guessAndSignIn(streamed);
        file();
        postpone();
        move();
        call("listRegistrations", Event.of("listRegistrations.json").text());
        call("listRegistrations", "{\"roundId\": \"nowhere-1\", \"siteId\": \"nowhere\"}");
        for (String step : List.of("suspendSite", "cascade", "rectifySite", "inspectSite", "resumeSite", "cascade")) {
            call(step, Event.of(step + ".json").text());
        }
        clock.set("2020-05-23T00:00:00+08:00");
        call("remind", "{}");
        call("deliverQueued", announced().text());
        call("lookUp", complete.in(Event.of("lookUp.json")).text());
        call("deliverNotices", "{}");
        clock.set("2020-05-30T00:00:05+08:00");
        call("settleClosed", Event.of("settleClosed.json").text());
        call("lookUp", complete.in(Event.of("lookUp.json")).text());
        call("closeRounds", "{}");
        clock.set("2020-05-30T00:10:00+08:00");
        call("closeRounds", "{}");
        call("reinstate", incomplete.in(Event.of("reinstate.json")).text());
    }

    /** Filed, seen by all that wait, decided, and seen among those of its place and its state. */
    private void file() {
        for (String function : List.of("fileForApproval", "listFilings", "decideFiling")) {
            call(function, Event.of(function + ".json").text());
        }
        call("fileForApproval", Event.of("fileForApproval.json").text());
        call("decideFiling", """
                {"by": "test", "roundId": "2020h2-daily-2", "siteId": "provincial-01", "approved": false, "remark": "test"}
                """);
        call("listFilings", Event.of("listFilings.place.json").text());
        call("listFilings", "{\"state\": \"REJECTED\"}");
    }

    /** Whoever is moved to the day of another exam chooses one or the other. */
    private void postpone() {
        String withdrawing = Event.of("chooseExam.json").text();
        for (String event : List.of(
                withdrawing,
                withdrawing.replace("WITHDRAW", "FOLLOW"),
                Event.of("chooseExam.switch.json").text())) {
            Access clashing = scene.clashing().moved();
            Operations.seen();
            call("cascade", "{}");
            call("chooseExam", clashing.in(new Event("chooseExam.json", event)).text());
        }
        // What waits for her day gets it.
        Access first = scene.clashing().first();
        Operations.seen();
        call("cascade", "{}");
        call("withdraw", first.in(Event.of("withdraw.json")).text());
        // Only what has people and dates makes the preview look at everything.
        call("postponeRound", """
                {"by": "test", "roundId": "2020h2-unified-1", "reason": "test", "preview": true,
                 "to": {"theory": "2020-06-27", "practical": {"from": "2020-06-27", "to": "2020-07-10"}}}
                """);
        call("postponeRound", Event.of("postponeRound.json").text());
        call("postponeRound", Event.of("postponeRound.site.json").text());
        // Twice in a round, at two sites that do not have the same day.
        String daily = Event.of("register.json").text().replace("2020h2-unified-1", "2020h2-daily-4");
        call("register", daily.replace("chengdu-01", "mianyang-01"));
        call("register", daily);
        call("postponeRound", Event.of("postponeRound.filing-needed.json").text());
    }

    /** Asked and agreeing, as an exception, and ordered: each to a site with another exam day. */
    private void move() {
        String all = """
                {"by": "test", "roundId": "2020h2-daily-4", "siteId": "mianyang-01", "toSiteId": "chengdu-01", "reason": "test"}
                """;
        Access asked = scene.registered("2020h2-daily-4", "mianyang-01");
        Access one = scene.registered("2020h2-daily-4", "mianyang-01");
        Operations.seen();
        call("moveCandidates", all);
        call("cascade", "{}");
        call("answerMove", asked.in(Event.of("answerMove.json")).text());
        call(
                "moveRegistration",
                one.in(Event.of("moveRegistration.json")).text().replace("mianyang-01", "chengdu-01"));
        scene.registered("2020h2-daily-4", "mianyang-01");
        Operations.seen();
        call("moveCandidates", all.replace("\"reason\"", "\"order\": true, \"reason\""));
        call("cascade", "{}");
    }

    /** The record of one of the notices to followers. */
    private Event announced() {
        Notice notice = ledger.queues().stream()
                .flatMap(queue -> ledger.due(queue, clock.instant(), 100).stream())
                .filter(due -> due.recipient() instanceof Recipient.Follower)
                .findFirst()
                .orElseThrow();
        Operations.seen();
        Event event = Event.of("deliverQueued.json");
        return new Event(
                event.name(),
                event.text()
                        .replace(
                                "registration/${registrationNo}",
                                notice.recipient().text())
                        .replace("RECEIPT#2020h2-unified-1/v1", notice.key()));
    }

    /** Every function that takes an access code is the fifth that gets a wrong one, and the phone opens what they have locked. */
    private void guessAndSignIn(Access access) {
        Access wrong = new Access(access.no(), "AAAAAAAAAAAAAAAAAAAAAA");
        int hour = 10;
        for (String function :
                List.of("submitMaterial", "confirmMaterial", "lookUp", "withdraw", "chooseExam", "answerMove")) {
            clock.set("2020-05-18T%d:00:00+08:00".formatted(hour++));
            for (int i = 0; i < 5; i++) {
                call(function, wrong.in(Event.of(function + ".json")).text());
            }
        }
        Operations.seen();
        String code = scene.signInCode();
        note("sendSignInCode");
        call("signIn", Event.of("signIn.json").with(Map.of("signInCode", code)).text());
    }

    private Access registered() {
        Access access = scene.registered();
        note("register");
        return access;
    }

    private void call(String function, String payload) {
        console.call(function, payload);
        note(function);
    }

    private void note(String function) {
        asked.computeIfAbsent(function, name -> new TreeSet<>()).addAll(Operations.seen());
    }

    private Map<String, Set<String>> allowed() {
        JsonNode resources = Templates.of("functions").path("Resources");
        Map<String, Set<String>> allowed = new TreeMap<>();
        resources.forEach(resource -> {
            JsonNode export = resource.path("Properties").at("/Environment/Variables/QUARKUS_FUNQY_EXPORT");
            if (export.isTextual()) {
                allowed.put(export.asText(), Operations.allowed(resources, resource.path("Properties")));
            }
        });
        return allowed;
    }

    private static Set<String> tables(Set<String> operations) {
        return operations.stream()
                .map(operation -> operation.substring(0, operation.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
