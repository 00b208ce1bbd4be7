package kaowu.flow;

import static kaowu.flow.Scene.CLOSES_AT;
import static kaowu.flow.Scene.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.flow.Interruption.Moment;
import kaowu.registration.RegistrationFunctions.CandidateRequest;
import kaowu.registration.RegistrationFunctions.LookUpRequest;
import kaowu.registration.RegistrationFunctions.RegisterRequest;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.SubmitRequest;
import kaowu.registration.RegistrationFunctions.Submitted;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who somebody is stands in no table, log line or reply, whatever goes well or wrong. */
@QuarkusTest
@WithTestResource(Servers.class)
class PersonalDataTest {

    private static final List<CandidateRequest> PEOPLE = List.of(
            new CandidateRequest(
                    "欧阳若兰", "RESIDENT_ID", "510104198807230040", "13981726354", "ouyang.ruolan@example.com"),
            new CandidateRequest("李铁柱", "MILITARY_OFFICER", "南字第7654321号", "13692837465", null),
            new CandidateRequest(
                    "Chan Tai-man", "HK_MACAO_PERMIT", "H93847561", "13798765432", "taiman.chan@example.com"),
            new CandidateRequest("林志颖", "TAIWAN_PERMIT", "93817264", "15083746592", null),
            new CandidateRequest(
                    "黄晓明", "HK_MACAO_TAIWAN_RESIDENCE", "810000199408230021", "15928374650", "xiaoming.h@example.com"),
            new CandidateRequest("Siobhán O'Farrell", "PASSPORT", "PX8392017", "18273645910", "siobhan.of@example.com"),
            new CandidateRequest("阿卜杜拉·买买提", "FOREIGN_PERMANENT_RESIDENCE", "CHN110099887766", "18392837465", null));

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    Audience audience;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    private static final String ADDRESS = "203.0.113.";

    private final List<String> replies = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private Traces traces;
    private String round;
    private String site;

    @BeforeEach
    void begin() {
        scene.begin();
        round = scene.round();
        site = scene.open(round);
        traces = new Traces();
    }

    @AfterEach
    void restore() {
        traces.close();
        Servers.sms().failing(false);
        Servers.servers().smtp().start();
        Servers.servers().smtp().awaitUp();
    }

    private <T> Answer<T> kept(Answer<T> answer) {
        try {
            replies.add(json.writeValueAsString(answer));
            return answer;
        } catch (java.io.IOException fault) {
            throw new AssertionError(fault);
        }
    }

    /** What must not be seen of somebody. */
    private static Stream<String> secrets(CandidateRequest person) {
        Stream<String> always = Stream.of(person.name(), person.documentNo(), person.phone());
        return person.email() == null
                ? always
                : Stream.concat(
                        always,
                        Stream.of(
                                person.email(),
                                person.email().substring(0, person.email().indexOf('@'))));
    }

    private static List<String> found(List<String> texts) {
        return PEOPLE.stream()
                .flatMap(PersonalDataTest::secrets)
                .filter(secret -> texts.stream().anyMatch(text -> text.contains(secret)))
                .toList();
    }

    private void handIn(Registered registered, CandidateRequest person, String kind) {
        String name = person.name() + "-" + person.documentNo() + "-" + person.phone() + ".jpg";
        Submitted submitted = done(kept(scene.registrations.submitMaterial(Call.of(new SubmitRequest(
                registered.registrationNo(), registered.accessCode(), kind, name, "image/jpeg", 3000L)))));
        Uploads.put(submitted.upload(), Uploads.JPEG);
        kept(scene.confirm(registered, kind));
    }

    private void lookUp(Registered registered) {
        kept(scene.registrations.lookUp(
                Call.of(new LookUpRequest(registered.registrationNo(), registered.accessCode()))));
    }

    private void refusals(CandidateRequest person) throws IOException {
        String wrong = person.documentNo() + "?";
        kept(scene.register(round, site, person));
        kept(scene.register(
                round,
                site,
                new CandidateRequest(person.name() + "#", person.documentType(), wrong, person.phone() + "000", "@x")));
        kept(scene.register(
                round, site, new CandidateRequest(person.name(), person.name(), wrong, person.name(), person.phone())));
        for (String malformed : List.of(
                "{\"roundId\":\"%s\",\"candidate\":{\"name\":[\"%s\"],\"documentNo\":\"%s\"}}",
                "{\"roundId\":\"%s\",\"level\":\"%s %s\"}",
                "{\"roundId\":\"%s\",\"candidate\":\"%s %s\"}",
                "{\"roundId\":\"%s\",\"remark\":\"%s %s\"}")) {
            Call<RegisterRequest> call = json.readValue(
                    malformed.formatted(round, person.name(), person.documentNo()), new TypeReference<>() {});
            kept(scene.registrations.register(call));
        }
    }

    /** Asks for a code, mistypes it, signs in, and asks for another one after that. */
    private void signIn(CandidateRequest person) {
        String phone = person.phone();
        kept(scene.sendCode(phone, ADDRESS + phone));
        kept(scene.sendCode(phone, ADDRESS + phone));
        kept(scene.sendCode(phone + "0", ADDRESS + phone));
        String code = Outbox.lastCode(phone);
        kept(scene.signIn(phone, code + phone, ADDRESS + phone));
        codes.add(code);
        kept(scene.signIn(phone, code, ADDRESS + phone));
        kept(scene.signIn(phone, code, ADDRESS + phone));
        clock.set(clock.instant().plusSeconds(61));
    }

    @Test
    void staysOutOfTablesLogsAndReplies() throws IOException {
        List<Registered> all = new ArrayList<>();
        for (CandidateRequest person : PEOPLE) {
            String key = person.documentNo().codePoints().allMatch(c -> c < 128) ? person.documentNo() : person.phone();
            Registered registered = done(kept(scene.register(round, site, person, "zh-CN", key)));
            kept(scene.register(round, site, person, "zh-CN", key));
            kept(scene.register(round, site, PEOPLE.get(0), "zh-CN", key));
            all.add(registered);
            handIn(registered, person, "ID_PHOTO");
            lookUp(registered);
            refusals(person);
        }
        sweeps.deliver();
        for (CandidateRequest person : PEOPLE) {
            signIn(person);
        }
        Servers.servers().smtp().close();
        Servers.sms().failing(true);
        for (CandidateRequest person : PEOPLE) {
            kept(scene.sendCode(person.phone(), ADDRESS + person.phone()));
        }
        clock.set(CLOSES_AT);
        kept(scene.closing.closeRounds());
        kept(sweeps.notices.deliverNotices());
        for (Registered registered : all) {
            kept(scene.reinstate(registered, TestClock.offset("2020-06-03T18:00:00+08:00")));
            lookUp(registered);
            kept(scene.withdraw(registered));
        }
        assertThat(found(traces.logged())).isEmpty();
        assertThat(found(replies)).isEmpty();
        assertThat(found(Traces.stored())).isEmpty();
        assertThat(found(Traces.keys())).isEmpty();
        assertThat(traces.logged())
                .anyMatch(line -> line.contains("was not taken by EMAIL"))
                .anyMatch(line -> line.contains("was not taken by SMS"))
                .noneMatch(line -> codes.stream().anyMatch(line::contains))
                .noneMatch(line -> line.contains(ADDRESS));
        assertThat(codes).hasSize(PEOPLE.size());
        assertThat(Stored.in(Stored.REQUESTS)).hasSize(PEOPLE.size());
        assertThat(Stored.in(Stored.ATTEMPTS)).hasSizeGreaterThan(PEOPLE.size());
        assertThat(Traces.stored()).noneMatch(item -> item.contains(ADDRESS));
        assertThat(replies).hasSizeGreaterThan(PEOPLE.size() * 12);
        assertThat(Stored.in(Stored.REGISTRATIONS)).hasSize(PEOPLE.size());
    }

    @Test
    void staysOutOfWhatIsKeptOfFollowers() {
        audience.begin();
        for (CandidateRequest person : PEOPLE) {
            kept(audience.follow(Audience.LEFT, person.phone(), null, "zh-CN"));
            kept(audience.follow(Audience.LEFT, null, person.email(), "zh-CN"));
            kept(audience.follow(Audience.LEFT, person.phone() + "000", null, "zh-CN"));
            kept(audience.follow(Audience.LEFT, person.phone(), person.phone(), "zh-CN"));
            kept(audience.follow(person.name(), person.phone(), null, "en"));
        }
        int followers = Stored.in(Audience.TABLE).size();
        assertThat(followers).isEqualTo(PEOPLE.size() + 4);
        assertThat(found(Traces.stored())).isEmpty();
        audience.announce("now-1");
        Servers.servers().smtp().close();
        Servers.sms().failing(true);
        sweeps.remind();
        kept(sweeps.notices.deliverNotices());
        assertThat(Stored.in(Stored.NOTICES)).hasSize(followers);
        assertThat(found(Traces.stored())).isEmpty();
        assertThat(found(traces.logged())).isEmpty();
        assertThat(traces.logged()).anyMatch(line -> line.contains("was not taken by EMAIL"));
        // A refusal repeats what it was told is an occupation.
        assertThat(found(replies.stream()
                        .filter(reply -> !reply.contains("UNKNOWN_OCCUPATION"))
                        .toList()))
                .isEmpty();
    }

    @Test
    void staysOutOfFaults() {
        for (CandidateRequest person : PEOPLE) {
            Interruption.killing(1, Moment.BEFORE_IT_IS_SENT, () -> {
                try {
                    scene.register(round, site, person);
                } catch (Interruption.Killed fault) {
                    replies.add(Traces.stack(fault));
                }
            });
        }
        assertThat(replies).hasSize(PEOPLE.size());
        assertThat(found(replies)).isEmpty();
        assertThat(found(traces.logged())).isEmpty();
        assertThat(found(Traces.stored())).isEmpty();
    }

    @Test
    void wouldBeSeenByThisTest() throws IOException {
        List<String> secrets =
                PEOPLE.stream().flatMap(PersonalDataTest::secrets).toList();
        assertThat(found(List.of(json.writeValueAsString(PEOPLE)))).isEqualTo(secrets);
        Logger.getLogger("kaowu.test").debugf("%s", secrets);
        assertThat(PEOPLE.toString()).doesNotContain(secrets);
        assertThat(found(traces.logged())).isEqualTo(secrets);
    }
}
