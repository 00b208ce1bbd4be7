package kaowu.api;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kaowu.api.Web.Person;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.IntakeFunctions;
import kaowu.registration.IntakeFunctions.OpenIntakeRequest;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanFunctions.PublishRequest;
import kaowu.schedule.PlanKind;
import kaowu.schedule.PlannedRound;
import kaowu.schedule.Practical;
import kaowu.servers.People;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions;
import kaowu.site.SiteFunctions.AcceptSiteRequest;
import kaowu.site.SiteFunctions.RegisterSiteRequest;
import org.jspecify.annotations.Nullable;

/** Rounds and sites, put there by the functions of the officials, and people who come through the API. */
@ApplicationScoped
class Scene {

    static final String OCCUPATION = "育婴员";
    static final LocalDate DEADLINE = LocalDate.of(2020, 5, 29);
    static final LocalDate THEORY = LocalDate.of(2020, 6, 20);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PlanFunctions plans;
    private final SiteFunctions sites;
    private final IntakeFunctions intakes;
    private final TestClock clock;
    private final Web web;

    Scene(PlanFunctions plans, SiteFunctions sites, IntakeFunctions intakes, TestClock clock, Web web) {
        this.plans = plans;
        this.sites = sites;
        this.intakes = intakes;
        this.clock = clock;
        this.web = web;
    }

    /** Where somebody can register. */
    record Place(String roundId, String siteId) {}

    void begin() {
        clock.set(TestClock.START);
    }

    static int next() {
        return NUMBERS.incrementAndGet();
    }

    /** A round of the usual dates with one accepted site, whose region is its own. */
    Place place() {
        return place(DEADLINE, null);
    }

    Place place(LocalDate deadline, @Nullable Integer capacity) {
        String planId = "plan-" + next();
        String siteId = "site-" + next();
        publish(planId, deadline, List.of(OCCUPATION), null);
        done(sites.registerSite(Call.of(new RegisterSiteRequest(
                "tester",
                new Site(
                        siteId,
                        "测试站 " + siteId,
                        regionOf(siteId),
                        Authority.CITY,
                        List.of(OCCUPATION),
                        null,
                        null,
                        null),
                null))));
        done(sites.acceptSite(Call.of(new AcceptSiteRequest("tester", siteId, "验收通过"))));
        done(intakes.openIntake(
                Call.of(new OpenIntakeRequest("tester", planId + "-1", siteId, capacity, null, null, null))));
        return new Place(planId + "-1", siteId);
    }

    static String regionOf(String siteId) {
        return "市州" + siteId;
    }

    void publish(String planId, LocalDate deadline, List<String> occupations, @Nullable List<String> toBeAnnounced) {
        Plan plan = new Plan(
                planId,
                PlanKind.UNIFIED,
                "测试安排表",
                "测试",
                "Asia/Shanghai",
                "24:00",
                List.of(new PlannedRound(
                        1, occupations, null, deadline, THEORY, new Practical(THEORY, THEORY.plusDays(13)))),
                toBeAnnounced);
        done(plans.publishPlan(Call.of(new PublishRequest("tester", plan, List.of(planId + "-1"), "测试"))));
    }

    private static void done(Answer<?> answer) {
        if (answer.value() == null) {
            throw new AssertionError(answer.refusals());
        }
    }

    static Map<String, Object> request(Place place, int number) {
        Map<String, Object> candidate = new HashMap<>(Map.of(
                "name",
                "测试考生",
                "documentType",
                "RESIDENT_ID",
                "documentNo",
                People.residentId(number),
                "phone",
                People.phone(number)));
        return new HashMap<>(Map.of(
                "roundId",
                place.roundId(),
                "siteId",
                place.siteId(),
                "occupation",
                OCCUPATION,
                "level",
                5,
                "condition",
                "1",
                "candidate",
                candidate));
    }

    Response register(Map<String, Object> request) {
        return web.given().contentType(ContentType.JSON).body(request).post("/api/registrations");
    }

    Person registered(Place place) {
        return registered(place, next());
    }

    Person registered(Place place, int number) {
        Response response = register(request(place, number));
        if (response.statusCode() != 201) {
            throw new AssertionError(response.asString());
        }
        return person(response);
    }

    static Person person(Response response) {
        return new Person(
                response.jsonPath().getString("registrationNo"),
                response.jsonPath().getString("accessCode"));
    }
}
