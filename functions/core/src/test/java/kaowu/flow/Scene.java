package kaowu.flow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kaowu.closing.ClosingFunctions;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.ledger.NoticeTable;
import kaowu.notice.NoticeFunctions;
import kaowu.registration.IntakeFunctions;
import kaowu.registration.RegistrationFunctions;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationView;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanKind;
import kaowu.schedule.PlannedRound;
import kaowu.schedule.Practical;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions;

/** What the flow tests do over and over: a plan of its own for each test, sites, candidates with valid numbers, uploads. */
@Dependent
public class Scene {

    static final String OCCUPATION = "育婴员";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** A JPEG by its first bytes, padded to the size that an ID photo must have. */
    static final byte[] JPEG = jpeg();

    @Inject
    PlanFunctions plans;

    @Inject
    SiteFunctions sites;

    @Inject
    IntakeFunctions intakes;

    @Inject
    RegistrationFunctions registrations;

    @Inject
    ClosingFunctions closing;

    @Inject
    NoticeFunctions notices;

    @Inject
    NoticeTable ledger;

    @Inject
    TestClock clock;

    private static byte[] jpeg() {
        byte[] bytes = new byte[3000];
        Arrays.fill(bytes, (byte) 7);
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    static int next() {
        return COUNTER.incrementAndGet();
    }

    /** A plan with one round and the given deadline, published; returns the round's id. */
    String round(LocalDate deadline, LocalDate theory) {
        return round("test-" + next(), deadline, theory);
    }

    String round(String planId, LocalDate deadline, LocalDate theory) {
        done(plans.publishPlan(
                Call.of(new PlanFunctions.PublishRequest("tester", plan(planId, deadline, theory), null, null))));
        return planId + "-1";
    }

    static Plan plan(String planId, LocalDate deadline, LocalDate theory) {
        return new Plan(
                planId,
                PlanKind.UNIFIED,
                "测试安排表",
                "测试",
                "Asia/Shanghai",
                "24:00",
                List.of(new PlannedRound(
                        1,
                        List.of(OCCUPATION, "保安员"),
                        null,
                        deadline,
                        theory,
                        new Practical(theory, theory.plusDays(14)))));
    }

    /** A site that is accepted. */
    String site() {
        String id = "site-" + next();
        done(sites.registerSite(Call.of(new SiteFunctions.RegisterSiteRequest(
                "tester",
                new Site(id, "测试站 " + id, "成都市", Authority.CITY, List.of(OCCUPATION, "保安员"), null, null, null),
                null))));
        done(sites.acceptSite(Call.of(new SiteFunctions.AcceptSiteRequest("tester", id, "验收通过"))));
        return id;
    }

    void open(String roundId, String siteId, Integer capacity, Integer shards) {
        done(intakes.openIntake(
                Call.of(new IntakeFunctions.OpenIntakeRequest("tester", roundId, siteId, capacity, shards, null))));
    }

    /** Somebody who has not been here before. */
    static CandidateRequest candidate() {
        return candidate(next());
    }

    static CandidateRequest candidate(int number) {
        String email = number % 2 == 0 ? "c" + number + "@example.com" : null;
        return new CandidateRequest("测试员", "RESIDENT_ID", residentId(number), "138%08d".formatted(number), email);
    }

    static String residentId(int number) {
        String digits = "510104"
                + LocalDate.of(1970, 1, 1).plusDays(number / 999).toString().replace("-", "")
                + "%03d".formatted(number % 999 + 1);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(digits.charAt(i), 10);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    Answer<Registered> register(String roundId, String siteId, CandidateRequest candidate) {
        return registrations.register(
                Call.of(new RegistrationFunctions.RegisterRequest(roundId, siteId, OCCUPATION, 5, candidate, "1")));
    }

    Registered registered(String roundId, String siteId) {
        return done(register(roundId, siteId, candidate()));
    }

    Registered complete(String roundId, String siteId) {
        Registered registered = registered(roundId, siteId);
        registered.missing().forEach(kind -> handIn(registered, kind));
        return registered;
    }

    /** Announces, uploads by the signed address and confirms. */
    Answer<?> handIn(Registered registered, String kind) {
        upload(registered, kind, JPEG);
        return confirm(registered, kind);
    }

    void upload(Registered registered, String kind, byte[] bytes) {
        var upload = done(submit(registered, kind, bytes.length)).upload();
        put(upload.url(), upload.headers(), bytes);
    }

    Answer<?> confirm(Registered registered, String kind) {
        return registrations.confirmMaterial(Call.of(
                new RegistrationFunctions.ConfirmRequest(registered.registrationNo(), registered.accessCode(), kind)));
    }

    Answer<RegistrationFunctions.Submitted> submit(Registered registered, String kind, long size) {
        return registrations.submitMaterial(Call.of(new RegistrationFunctions.SubmitRequest(
                registered.registrationNo(), registered.accessCode(), kind, "张三.jpg", "image/jpeg", size)));
    }

    private static void put(URI url, Map<String, String> headers, byte[] bytes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("upload: " + response.statusCode() + " " + response.body());
            }
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    RegistrationView look(Registered registered) {
        return done(registrations.lookUp(Call.of(
                        new RegistrationFunctions.LookUpRequest(registered.registrationNo(), registered.accessCode()))))
                .registration();
    }

    /** Everything that cron would do, until nothing is left to do at this instant. */
    void tick() {
        while (done(closing.closeRounds()).more() || done(notices.remind()).more()) {
            // goes on
        }
        while (done(notices.deliverNotices()).more()) {
            // goes on
        }
    }

    List<String> told(Registered registered) {
        return ledger.of(registered.registrationNo()).stream()
                .map(notice -> notice.occasion().text() + " " + notice.state())
                .sorted()
                .toList();
    }

    static <T> T done(Answer<T> answer) {
        if (answer.value() == null) {
            throw new AssertionError("refused: " + answer.refusals());
        }
        return answer.value();
    }

    static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Answer.Said::code).toList();
    }
}
