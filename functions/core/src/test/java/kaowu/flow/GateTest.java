package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every write of a candidate counts strictly before her deadline, whatever zone the machine believes to be in. */
@QuarkusTest
@WithTestResource(Servers.class)
class GateTest {

    private static final TimeZone ZONE_BEFORE = TimeZone.getDefault();

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    private String round;
    private String site;

    /** The ways by which a candidate writes; each is made ready while there is time and used when there may be none. */
    enum Door {
        REGISTER,
        SUBMIT,
        CONFIRM,
        WITHDRAW,
        REPLACE_WHEN_COMPLETE,
        WITHDRAW_WHEN_COMPLETE;

        boolean isOfSomebodyIncomplete() {
            return this == SUBMIT || this == CONFIRM || this == WITHDRAW;
        }
    }

    static Stream<Arguments> doorsAndZones() {
        return Stream.of("Asia/Shanghai", "UTC", "America/Los_Angeles")
                .flatMap(zone -> Stream.of(Door.values()).map(door -> Arguments.of(door, zone)));
    }

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
    }

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(ZONE_BEFORE);
    }

    private Supplier<Answer<?>> prepared(Door door) {
        switch (door) {
            case REGISTER -> {
                CandidateRequest candidate = Candidates.byMail();
                return () -> scene.register(round, site, candidate);
            }
            case REPLACE_WHEN_COMPLETE -> {
                Registered complete = scene.complete(round, site);
                scene.upload(complete, "ID_PHOTO");
                return () -> scene.confirm(complete, "ID_PHOTO");
            }
            case WITHDRAW_WHEN_COMPLETE -> {
                Registered complete = scene.complete(round, site);
                return () -> scene.withdraw(complete);
            }
            default -> {
                return prepared(door, scene.registered(round, site));
            }
        }
    }

    private Supplier<Answer<?>> prepared(Door door, Registered incomplete) {
        if (door == Door.CONFIRM) {
            scene.upload(incomplete, "ID_PHOTO");
            return () -> scene.confirm(incomplete, "ID_PHOTO");
        }
        return door == Door.SUBMIT ? () -> scene.submit(incomplete, "ID_PHOTO") : () -> scene.withdraw(incomplete);
    }

    private void refusesAndWritesNothing(Supplier<Answer<?>> write, String code) {
        var before = Stored.everything();
        assertThat(codes(write.get())).containsExactly(code);
        assertThat(Stored.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("doorsAndZones")
    void takesOneMillisecondBeforeTheCutOffAndNothingFromThere(Door door, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Supplier<Answer<?>> inTime = prepared(door);
        Supplier<Answer<?>> late = prepared(door);
        clock.set(CLOSES_AT.minusMillis(1));
        done(inTime.get());
        clock.set(CLOSES_AT);
        refusesAndWritesNothing(late, "CLOSED");
        clock.set(CLOSES_AT.plusMillis(1));
        refusesAndWritesNothing(late, "CLOSED");
        sweeps.close();
        refusesAndWritesNothing(late, door.isOfSomebodyIncomplete() ? "FORFEITED" : "CLOSED");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhoAskedInTimeAndWritesAfterTheSweep(Door door) {
        Supplier<Answer<?>> write = prepared(door);
        clock.set(CLOSES_AT.minusMillis(1));
        List<Object> afterTheSweep = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        Interruption.atTheFirst(
                any -> true,
                Moment.BEFORE_IT_IS_SENT,
                () -> {
                    clock.set(CLOSES_AT);
                    sweeps.close();
                    afterTheSweep.add(Stored.everything());
                },
                () -> codes.addAll(codes(write.get())));
        assertThat(codes).containsExactly(door.isOfSomebodyIncomplete() ? "FORFEITED" : "CLOSED");
        assertThat(afterTheSweep).containsExactly(Stored.everything());
    }

    static Stream<Door> doorsOfSomebodyIncomplete() {
        return Stream.of(Door.values()).filter(Door::isOfSomebodyIncomplete);
    }

    @ParameterizedTest
    @MethodSource("doorsOfSomebodyIncomplete")
    void takesFromOneWhoWasReinstatedUntilHerOwnDeadline(Door door) {
        Registered one = scene.registered(round, site);
        Registered other = scene.registered(round, site);
        clock.set(CLOSES_AT);
        sweeps.close();
        Instant until = Instant.parse("2020-06-03T09:30:00Z");
        done(scene.reinstate(one, until.atZone(Scene.ZONE).toOffsetDateTime()));
        done(scene.reinstate(other, until.atZone(Scene.ZONE).toOffsetDateTime()));
        Supplier<Answer<?>> inTime = prepared(door, one);
        Supplier<Answer<?>> late = prepared(door, other);
        clock.set(until.minusMillis(1));
        sweeps.close();
        done(inTime.get());
        clock.set(until);
        refusesAndWritesNothing(late, "CLOSED");
        clock.set(until.plusMillis(1));
        refusesAndWritesNothing(late, "CLOSED");
        sweeps.close();
        refusesAndWritesNothing(late, "FORFEITED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "UTC", "America/Los_Angeles"})
    void endsTheDayInShanghaiAndNotWhereTheMachineStands(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        String here = scene.round();
        String there = scene.open(here);
        clock.set("2020-05-29T15:59:59Z");
        Registered last = scene.registered(here, there);
        assertThat(last.closesAt()).hasToString("2020-05-30T00:00+08:00");
        assertThat(sweeps.close()).isZero();
        for (String late : List.of(
                "2020-05-29T16:00:00Z",
                "2020-05-29T16:00:01Z",
                "2020-05-29T23:59:59Z",
                "2020-05-30T00:00:00Z",
                "2020-05-30T06:59:59Z")) {
            clock.set(late);
            refusesAndWritesNothing(() -> scene.register(here, there, Candidates.byMail()), "CLOSED");
        }
        clock.set("2020-05-29T16:00:00Z");
        assertThat(sweeps.close()).isEqualTo(1);
        assertThat(scene.look(last).state()).isEqualTo(RegistrationState.FORFEITED);
    }

    @Test
    void refusesWhatComesBeforeTheSweepAsWellAsAfterIt() {
        CandidateRequest candidate = Candidates.byMail();
        clock.set(CLOSES_AT);
        assertThat(Stored.in(Stored.INTAKES))
                .allMatch(item -> item.get("state").s().equals("OPEN"));
        refusesAndWritesNothing(() -> scene.register(round, site, candidate), "CLOSED");
        sweeps.close();
        assertThat(Stored.in(Stored.INTAKES))
                .allMatch(item -> item.get("state").s().equals("CLOSED"));
        refusesAndWritesNothing(() -> scene.register(round, site, candidate), "CLOSED");
    }
}
