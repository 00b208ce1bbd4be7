package kaowu.flow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import kaowu.closing.ClosingFunctions;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.registration.IntakeFunctions;
import kaowu.registration.RegistrationFunctions;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.registration.RegistrationView;
import kaowu.registration.RosterFunctions;
import kaowu.registration.RosterFunctions.ListRegistrationsRequest;
import kaowu.schedule.Plan;
import kaowu.schedule.PlanFunctions;
import kaowu.schedule.PlanKind;
import kaowu.schedule.PlannedRound;
import kaowu.schedule.Practical;
import kaowu.signin.SignInFunctions;
import kaowu.site.Authority;
import kaowu.site.Site;
import kaowu.site.SiteFunctions;

/** What the flow tests do over and over, through the functions and nothing else. */
@Dependent
public class Scene {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String OCCUPATION = "育婴员";

    /** The usual round: closes at the end of this day. */
    static final LocalDate DEADLINE = LocalDate.of(2020, 5, 29);

    static final LocalDate THEORY = LocalDate.of(2020, 6, 20);
    static final Instant CLOSES_AT = Instant.parse("2020-05-29T16:00:00Z");

    @Inject
    PlanFunctions plans;

    @Inject
    SiteFunctions sites;

    @Inject
    IntakeFunctions intakes;

    @Inject
    RegistrationFunctions registrations;

    @Inject
    RosterFunctions roster;

    @Inject
    ClosingFunctions closing;

    @Inject
    SignInFunctions signIns;

    @Inject
    TestClock clock;

    /** Empty tables, all servers up, and the morning of 18 May 2020. */
    void begin() {
        Stored.clear();
        Servers.sms().failing(false);
        clock.set("2020-05-18T09:00:00+08:00");
    }

    /** A plan with the usual round, published; returns the round's id. */
    String round() {
        return round(DEADLINE, THEORY);
    }

    String round(LocalDate deadline, LocalDate theory) {
        String planId = "test-" + Candidates.next();
        done(publish(plan(planId, deadline, theory), null, null));
        return planId + "-1";
    }

    /** A daily round with the usual dates, open to every occupation. */
    String daily() {
        return daily(DEADLINE, THEORY);
    }

    String daily(LocalDate deadline, LocalDate theory) {
        String planId = "daily-" + Candidates.next();
        Plan unified = plan(planId, deadline, theory, new String[0]);
        done(publish(
                new Plan(
                        planId,
                        PlanKind.DAILY,
                        unified.title(),
                        unified.source(),
                        unified.zone(),
                        unified.cutoff(),
                        unified.rounds(),
                        null),
                null,
                null));
        return planId + "-1";
    }

    Answer<PlanFunctions.Published> publish(Plan plan, List<String> moving, String reason) {
        return plans.publishPlan(Call.of(new PlanFunctions.PublishRequest("tester", plan, moving, reason)));
    }

    /** Publishes the plan of a round again, with another deadline and with consent. */
    Answer<PlanFunctions.Published> move(String roundId, LocalDate deadline) {
        String planId = roundId.substring(0, roundId.lastIndexOf('-'));
        return publish(plan(planId, deadline, THEORY), List.of(roundId), "疫情防控");
    }

    static Plan plan(String planId, LocalDate deadline, LocalDate theory) {
        return plan(planId, deadline, theory, OCCUPATION, "保安员");
    }

    static Plan plan(String planId, LocalDate deadline, LocalDate theory, String... occupations) {
        return new Plan(
                planId,
                PlanKind.UNIFIED,
                "测试安排表",
                "测试",
                ZONE.getId(),
                "24:00",
                List.of(new PlannedRound(
                        1, List.of(occupations), null, deadline, theory, new Practical(theory, theory.plusDays(14)))),
                null);
    }

    static Site siteCalled(String id) {
        return new Site(id, "测试站 " + id, "成都市", Authority.CITY, List.of(OCCUPATION, "保安员"), null, null, null);
    }

    /** A site that is accepted. */
    String site() {
        return site("成都市", Authority.CITY);
    }

    String site(String region, Authority authority) {
        String id = "site-" + Candidates.next();
        Site usual = siteCalled(id);
        Site site = new Site(id, usual.name(), region, authority, usual.occupations(), null, null, null);
        done(sites.registerSite(Call.of(new SiteFunctions.RegisterSiteRequest("tester", site, null))));
        done(sites.acceptSite(Call.of(new SiteFunctions.AcceptSiteRequest("tester", id, "验收通过"))));
        return id;
    }

    /** A site that is accepted and takes people for a round, without limit. */
    String open(String roundId) {
        String siteId = site();
        open(roundId, siteId, null, null);
        return siteId;
    }

    void open(String roundId, String siteId, Integer capacity, Integer shards) {
        done(intakes.openIntake(Call.of(
                new IntakeFunctions.OpenIntakeRequest("tester", roundId, siteId, capacity, shards, null, null))));
    }

    Answer<Registered> register(String roundId, String siteId, CandidateRequest candidate) {
        return register(roundId, siteId, candidate, "zh-CN");
    }

    Answer<Registered> register(String roundId, String siteId, CandidateRequest candidate, String lang) {
        return register(roundId, siteId, candidate, lang, null);
    }

    Answer<Registered> register(String roundId, String siteId, CandidateRequest candidate, String lang, String key) {
        return registrations.register(Call.of(
                new RegistrationFunctions.RegisterRequest(roundId, siteId, OCCUPATION, 5, candidate, "1", key), lang));
    }

    Answer<SignInFunctions.CodeSent> sendCode(String phone) {
        return sendCode(phone, null);
    }

    Answer<SignInFunctions.CodeSent> sendCode(String phone, String address) {
        return signIns.sendSignInCode(Call.of(new SignInFunctions.SendCodeRequest(phone, address)));
    }

    Answer<SignInFunctions.SignedIn> signIn(String phone, String code) {
        return signIn(phone, code, null);
    }

    Answer<SignInFunctions.SignedIn> signIn(String phone, String code, String address) {
        return signIns.signIn(Call.of(new SignInFunctions.SignInRequest(phone, code, address)));
    }

    /** Somebody new who left an e-mail address and has handed in nothing. */
    Registered registered(String roundId, String siteId) {
        return done(register(roundId, siteId, Candidates.byMail()));
    }

    List<Registered> registered(String roundId, String siteId, int count) {
        List<Registered> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(registered(roundId, siteId));
        }
        return all;
    }

    Registered complete(String roundId, String siteId) {
        Registered registered = registered(roundId, siteId);
        registered.missing().forEach(kind -> done(handIn(registered, kind)));
        return registered;
    }

    /** Announces, uploads by the signed address and confirms. */
    Answer<?> handIn(Registered registered, String kind) {
        upload(registered, kind);
        return confirm(registered, kind);
    }

    void upload(Registered registered, String kind) {
        Uploads.put(done(submit(registered, kind)).upload(), Uploads.JPEG);
    }

    Answer<RegistrationFunctions.Submitted> submit(Registered registered, String kind) {
        return submit(registered, kind, "image/jpeg", Uploads.JPEG.length);
    }

    Answer<RegistrationFunctions.Submitted> submit(Registered registered, String kind, String type, long size) {
        return registrations.submitMaterial(Call.of(new RegistrationFunctions.SubmitRequest(
                registered.registrationNo(), registered.accessCode(), kind, "测试员.jpg", type, size)));
    }

    Answer<RegistrationFunctions.Confirmed> confirm(Registered registered, String kind) {
        return registrations.confirmMaterial(Call.of(
                new RegistrationFunctions.ConfirmRequest(registered.registrationNo(), registered.accessCode(), kind)));
    }

    Answer<RegistrationReply> withdraw(Registered registered) {
        return registrations.withdraw(Call.of(
                new RegistrationFunctions.WithdrawRequest(registered.registrationNo(), registered.accessCode(), null)));
    }

    Answer<RegistrationReply> reinstate(Registered registered, OffsetDateTime until) {
        return reinstate("tester", registered, until);
    }

    Answer<RegistrationReply> reinstate(String by, Registered registered, OffsetDateTime until) {
        return closing.reinstate(
                Call.of(new ClosingFunctions.ReinstateRequest(by, registered.registrationNo(), "住院，有证明", until)));
    }

    RegistrationView look(Registered registered) {
        return done(look(registered.registrationNo(), registered.accessCode())).registration();
    }

    Answer<RegistrationReply> look(String registrationNo, String accessCode) {
        return registrations.lookUp(Call.of(new RegistrationFunctions.LookUpRequest(registrationNo, accessCode)));
    }

    /** Numbers of those who are registered at a site of a round. */
    List<String> roster(String roundId, String siteId) {
        return done(roster.listRegistrations(Call.of(new ListRegistrationsRequest(roundId, siteId, null))))
                .registrations()
                .stream()
                .map(one -> one.registrationNo())
                .toList();
    }

    /** What has happened to a registration. */
    List<String> events(Registered registered) {
        return look(registered).history().stream()
                .map(RegistrationView.Happened::event)
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
