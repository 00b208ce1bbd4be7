package kaowu.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import kaowu.lambda.Scene.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code events/} is accepted by its function, and every function has one.
 *
 * <p>Files that need a registration hold <code>${registrationNo}</code> and <code>${accessCode}</code>, one that signs in
 * <code>${signInCode}</code>, and one that leaves <code>${token}</code>. At a console one replaces them with what {@code register}
 * and {@code follow} answered and the phone was sent; here {@link Scene} does.
 */
@QuarkusTest
@WithTestResource(Servers.class)
class EventsTest {

    /** When an event is about something that has not yet happened at the clock's start. */
    private static final Map<String, String> LATER = Map.of(
            "register.closed.json", "2020-05-30T00:00:00+08:00", "settleClosed.json", "2020-05-30T00:00:05+08:00");

    /** What goes before an event. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry("register.exam-same-day.json", List.of("register.json")),
            Map.entry("register.idempotency-key-reused.json", List.of("register.idempotency-key.json")),
            Map.entry("sendSignInCode.too-many-requests.json", List.of("sendSignInCode.json")),
            Map.entry("fileForApproval.withdraw.json", List.of("fileForApproval.json")),
            Map.entry("decideFiling.json", List.of("fileForApproval.json")),
            Map.entry("postponeRound.provincial.json", List.of("fileForApproval.json", "decideFiling.json")),
            Map.entry("rectifySite.json", List.of("suspendSite.json")),
            Map.entry("inspectSite.json", List.of("suspendSite.json", "rectifySite.json")),
            Map.entry("resumeSite.json", List.of("suspendSite.json", "rectifySite.json", "inspectSite.json")));

    private static final List<String> STREAMED = List.of("settleClosed", "deliverQueued");

    @Inject
    Scene scene;

    @Inject
    Console console;

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set(TestClock.START);
        scene.prepare();
        scene.forgetAttempts();
    }

    /** The other events find the site that is suspended by some of them. */
    @AfterEach
    void resume() {
        for (String end : List.of("rectifySite.json", "resumeSite.json")) {
            console.call(Event.of(end).function(), Event.of(end).text());
        }
    }

    static List<Event> events() {
        return Event.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isAcceptedByItsFunction(Event event) {
        Event filled = ready(event);
        clock.set(LATER.getOrDefault(event.name(), TestClock.START));
        JsonNode reply = console.call(filled.function(), filled.text());
        if (STREAMED.contains(event.function())) {
            assertThat(reply).hasToString("{\"batchItemFailures\":[]}");
        } else if (event.refusal().isPresent()) {
            assertThat(reply.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(reply.path("refusals").findValuesAsText("code"))
                    .containsExactly(event.refusal().get());
        } else {
            assertThat(reply.path("outcome").asText()).as(reply.toString()).isEqualTo("DONE");
        }
    }

    /** The event with its placeholders filled in, and with what goes before it done. */
    private Event ready(Event event) {
        for (String before : BEFORE.getOrDefault(event.name(), List.of())) {
            console.call(Event.of(before).function(), Event.of(before).text());
        }
        if (event.name().equals("moveCandidates.json")) {
            scene.registered();
        }
        if (!event.hasPlaceholders()) {
            return event;
        }
        if (event.function().equals("unfollow")) {
            return event.with(Map.of("token", scene.followed()));
        }
        if (event.name().equals("answerMove.json")) {
            return scene.asked().in(event);
        }
        if (event.function().equals("chooseExam") && event.refusal().isEmpty()) {
            Access clashing = scene.clashing().moved();
            console.call("cascade", "{}");
            return clashing.in(event);
        }
        Access registered = scene.registered();
        if (event.name().equals("confirmMaterial.json")) {
            scene.uploaded(registered);
        } else if (event.name().equals("lookUp.locked.json")) {
            scene.locked(registered);
        } else if (event.name().equals("signIn.json")) {
            return event.with(Map.of("signInCode", scene.signInCode()));
        }
        return registered.in(event);
    }

    @Test
    void standsBesideEveryFunctionAndNoOther() {
        assertThat(Event.all())
                .extracting(Event::function)
                .containsOnly(exported().toArray(String[]::new));
        assertThat(Event.all()).extracting(Event::function).containsAll(exported());
    }

    @Test
    void hasAPlainCaseForEveryFunction() {
        assertThat(Event.all())
                .extracting(Event::name)
                .containsAll(
                        exported().stream().map(function -> function + ".json").toList());
    }

    private static List<String> exported() {
        return FunctionRecorder.registry.invokers().stream()
                .map(FunctionInvoker::getName)
                .toList();
    }
}
