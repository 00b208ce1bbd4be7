package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.codes;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.filing.FilingFunctions.DecideRequest;
import kaowu.filing.FilingFunctions.FileRequest;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.site.Finding;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import kaowu.suspension.SuspensionFunctions.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an official changes stands together with who did it and why, or neither stands. */
@QuarkusTest
@WithTestResource(Servers.class)
class AuditTrailTest {

    @Inject
    Scene scene;

    @Inject
    Disruptions disruptions;

    @Inject
    Sweeps sweeps;

    @Inject
    AuditTable audit;

    @Inject
    TestClock clock;

    /** What an official can do. */
    enum Change {
        publishPlan,
        registerSite,
        acceptSite,
        openIntake,
        suspendSite,
        rectifySite,
        inspectSite,
        resumeSite,
        fileForApproval,
        decideFiling,
        postponeRound,
        moveCandidates,
        moveRegistration,
        reinstate
    }

    static Stream<Arguments> changesAndMoments() {
        return Stream.of(Change.values())
                .flatMap(change -> Stream.of(Moment.values()).map(moment -> Arguments.of(change, moment)));
    }

    private record Prepared(String subject, Supplier<Answer<?>> change) {
        Answer<?> apply() {
            return change.get();
        }
    }

    private Prepared prepared(Change change) {
        scene.begin();
        String id = "audited-" + Candidates.next();
        return switch (change) {
            case publishPlan ->
                new Prepared(
                        "plan/" + id, () -> scene.publish(Scene.plan(id, Scene.DEADLINE, Scene.THEORY), null, "年度安排"));
            case registerSite ->
                new Prepared(
                        "site/" + id,
                        () -> scene.sites.registerSite(
                                Call.of(new RegisterSiteRequest("tester", Scene.siteCalled(id), "新设"))));
            case acceptSite -> {
                done(scene.sites.registerSite(
                        Call.of(new RegisterSiteRequest("somebody", Scene.siteCalled(id), null))));
                clock.set("2020-05-18T09:00:01+08:00");
                yield new Prepared(
                        "site/" + id,
                        () -> scene.sites.acceptSite(Call.of(new AcceptSiteRequest("tester", id, "验收评估通过"))));
            }
            case openIntake -> {
                String round = scene.round();
                String site = scene.site();
                yield new Prepared(
                        "intake/" + round + "/" + site,
                        () -> scene.intakes.openIntake(
                                Call.of(new OpenIntakeRequest("tester", round, site, 30, 3, null, "首次开放"))));
            }
            case fileForApproval, decideFiling -> ofFiling(change);
            case moveCandidates -> {
                String round = scene.round();
                String site = scene.open(round);
                scene.registered(round, site);
                String to = scene.open(round);
                clock.set(clock.instant().plusSeconds(1));
                yield new Prepared("site/" + site, () -> disruptions.moveAll(round, site, to, true));
            }
            case moveRegistration -> {
                String round = scene.round();
                Registered registered = scene.registered(round, scene.open(round));
                String to = scene.open(round);
                yield new Prepared(
                        "registration/" + registered.registrationNo(), () -> disruptions.moveOne(registered, null, to));
            }
            case postponeRound -> {
                String round = scene.round();
                scene.registered(round, scene.open(round));
                yield new Prepared(
                        "round/" + round, () -> disruptions.postpone(round, Scene.THEORY.plusDays(35), null));
            }
            case suspendSite, rectifySite, inspectSite, resumeSite -> ofSuspension(change);
            case reinstate -> {
                String round = scene.round();
                Registered registered = scene.registered(round, scene.open(round));
                clock.set(CLOSES_AT);
                sweeps.close();
                yield new Prepared(
                        "registration/" + registered.registrationNo(),
                        () -> scene.reinstate(registered, TestClock.offset("2020-06-03T18:00:00+08:00")));
            }
        };
    }

    private Prepared ofFiling(Change change) {
        String round = scene.round();
        String site = scene.open(round);
        Supplier<Answer<?>> file = () -> disruptions.filings.fileForApproval(
                Call.of(new FileRequest("tester", round, site, "人数较多", null, null, true, null, null)));
        Supplier<Answer<?>> decide = () -> disruptions.filings.decideFiling(
                Call.of(new DecideRequest("tester", null, null, round + "/" + site + "/1", true, null, "情况属实，同意顺延")));
        if (change == Change.decideFiling) {
            done(file.get());
            clock.set(clock.instant().plusSeconds(1));
        }
        return new Prepared("filing/" + round + "/" + site, change == Change.decideFiling ? decide : file);
    }

    private Prepared ofSuspension(Change change) {
        String site = scene.open(scene.round());
        int steps = List.of(Change.suspendSite, Change.rectifySite, Change.inspectSite, Change.resumeSite)
                .indexOf(change);
        List<Supplier<Answer<?>>> all = List.of(
                () -> disruptions.suspend(site, Finding.Kind.SPACING),
                () -> disruptions.rectify(site),
                () -> disruptions.inspect(site, new Verdict(1, true, null)),
                () -> disruptions.resume(site));
        clock.set(clock.instant().plusSeconds(1));
        for (int i = 0; i < steps; i++) {
            done(all.get(i).get());
            clock.set(clock.instant().plusSeconds(1));
        }
        return new Prepared("site/" + site, all.get(steps));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoDidWhatAndWhy(Change change) {
        Prepared prepared = prepared(change);
        done(prepared.apply());
        assertThat(audit.of(prepared.subject())).last().satisfies(item -> {
            assertThat(item.action()).isEqualTo(change.name());
            assertThat(item.by()).isEqualTo("tester");
            assertThat(item.reason()).isNotBlank();
            assertThat(item.at()).isEqualTo(clock.instant());
            assertThat(item.after()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("changesAndMoments")
    void standsTogetherWithTheChangeOrNotAtAll(Change change, Moment moment) {
        record Start(Prepared prepared, Map<String, Set<Map<String, AttributeValue>>> before) {}
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> new Start(prepared(change), Stored.everything()),
                start -> start.prepared().apply(),
                start -> {
                    var after = Stored.everything();
                    assertThat(auditOf(after).equals(auditOf(start.before())))
                            .as("nothing new in the audit trail")
                            .isEqualTo(withoutAudit(after).equals(withoutAudit(start.before())));
                    assertThat(codes(start.prepared().apply()))
                            .as("once more; some changes cannot be made of what is changed already")
                            .isSubsetOf(
                                    "UNTIL_NOT_LATER",
                                    "NO_OPEN_FINDING",
                                    "NONE_TO_RECTIFY",
                                    "NONE_TO_INSPECT",
                                    "NOTHING_TO_INSPECT",
                                    "NOT_SUSPENDED",
                                    "NOTHING_MOVES",
                                    "ALREADY_THERE");
                    assertThat(audit.of(start.prepared().subject()))
                            .anySatisfy(item -> assertThat(item.action()).isEqualTo(change.name()));
                });
        assertThat(writes).isPositive();
    }

    private static Set<Map<String, AttributeValue>> auditOf(Map<String, Set<Map<String, AttributeValue>>> all) {
        return all.getOrDefault(Stored.AUDIT, Set.of());
    }

    private static Map<String, Set<Map<String, AttributeValue>>> withoutAudit(
            Map<String, Set<Map<String, AttributeValue>>> all) {
        Map<String, Set<Map<String, AttributeValue>>> rest = new TreeMap<>(all);
        rest.remove(Stored.AUDIT);
        return rest;
    }

    @ParameterizedTest
    @EnumSource
    void catchesUpWithIntakesWhenAKilledPublishingIsRepeated(Moment moment) {
        LocalDate later = Scene.DEADLINE.plusDays(7);
        String closesAt = Long.toString(CLOSES_AT.plus(Duration.ofDays(7)).toEpochMilli());
        record Place(String round, String site) {}
        int writes = Interruption.killingAtEachWrite(
                moment,
                () -> {
                    scene.begin();
                    Place place = new Place(scene.round(), scene.site());
                    scene.open(place.round(), place.site(), 10, 2);
                    scene.registered(place.round(), place.site());
                    return place;
                },
                place -> scene.move(place.round(), later),
                place -> {
                    done(scene.move(place.round(), later));
                    clock.set(CLOSES_AT);
                    assertThat(sweeps.close()).isZero();
                    scene.registered(place.round(), place.site());
                    assertThat(Stored.in(Stored.INTAKES))
                            .allMatch(item -> item.get("closesAt").n().equals(closesAt));
                });
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }
}
