package kaowu.flow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.filing.FilingFunctions;
import kaowu.postponement.PostponementFunctions;
import kaowu.postponement.PostponementFunctions.Choice;
import kaowu.postponement.PostponementFunctions.ChooseRequest;
import kaowu.postponement.PostponementFunctions.PostponeRequest;
import kaowu.postponement.PostponementFunctions.Postponed;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationFunctions.RegistrationReply;
import kaowu.relocation.RelocationFunctions;
import kaowu.relocation.RelocationFunctions.AnswerRequest;
import kaowu.relocation.RelocationFunctions.MoveOneRequest;
import kaowu.relocation.RelocationFunctions.MoveRequest;
import kaowu.relocation.RelocationFunctions.Moving;
import kaowu.schedule.NewDates;
import kaowu.schedule.Practical;
import kaowu.site.Finding;
import kaowu.suspension.SuspensionFunctions;
import kaowu.suspension.SuspensionFunctions.Found;
import kaowu.suspension.SuspensionFunctions.Suspended;

/** What the flow tests have officials do where something is in the way, and what people answer. */
@Dependent
public class Disruptions {

    @Inject
    FilingFunctions filings;

    @Inject
    PostponementFunctions postponements;

    @Inject
    RelocationFunctions relocations;

    @Inject
    SuspensionFunctions suspensions;

    Answer<Suspended> suspend(String siteId, Finding.Kind... kinds) {
        List<Found> items = Stream.of(kinds).map(kind -> new Found(kind, null)).toList();
        return suspensions.suspendSite(
                Call.of(new SuspensionFunctions.SuspendRequest("tester", siteId, "现场检查", items)));
    }

    /** Evidence for all that is open. */
    Answer<Suspended> rectify(String siteId) {
        return suspensions.rectifySite(Call.of(new SuspensionFunctions.RectifyRequest(
                "tester", siteId, "按要求整改", List.of(new SuspensionFunctions.Handed(null, "已整改，见附件")))));
    }

    Answer<Suspended> inspect(String siteId, SuspensionFunctions.Verdict... verdicts) {
        return suspensions.inspectSite(
                Call.of(new SuspensionFunctions.InspectRequest("tester", siteId, "复查", List.of(verdicts))));
    }

    Answer<Suspended> resume(String siteId) {
        return suspensions.resumeSite(Call.of(new SuspensionFunctions.ResumeRequest("tester", siteId, "复查合格")));
    }

    /** To a theory day and two weeks of practical exams; the deadline stays where none is given. */
    Answer<Postponed> postpone(String roundId, LocalDate theory, LocalDate deadline) {
        return postpone(roundId, theory, deadline, false, false);
    }

    Answer<Postponed> postpone(
            String roundId, LocalDate theory, LocalDate deadline, boolean preview, boolean reinstate) {
        NewDates dates = theory == null ? null : dates(theory, deadline);
        return postponements.postponeRound(Call.of(new PostponeRequest(
                "tester", roundId, null, dates, theory == null, "疫情防控需要", null, preview, reinstate)));
    }

    /** The round at one site alone. */
    Answer<Postponed> postponeSite(String roundId, String siteId, LocalDate theory, LocalDate deadline) {
        return postponeSite("tester", roundId, siteId, theory, deadline, null, false);
    }

    Answer<Postponed> postponeSite(
            String by,
            String roundId,
            String siteId,
            LocalDate theory,
            LocalDate deadline,
            String filingNo,
            boolean preview) {
        return postponements.postponeRound(Call.of(new PostponeRequest(
                by,
                roundId,
                siteId,
                theory == null ? null : dates(theory, deadline),
                theory == null,
                "本所考场被征用",
                filingNo,
                preview,
                null)));
    }

    static NewDates dates(LocalDate theory, LocalDate deadline) {
        return new NewDates(deadline, theory, new Practical(theory, theory.plusDays(14)));
    }

    Answer<Moving> moveAll(String roundId, String siteId, String toSiteId, boolean order) {
        return relocations.moveCandidates(
                Call.of(new MoveRequest("tester", roundId, siteId, toSiteId, "原报名点暂停整改", order)));
    }

    Answer<RegistrationReply> moveOne(Registered registered, String roundId, String siteId) {
        return relocations.moveRegistration(
                Call.of(new MoveOneRequest("tester", registered.registrationNo(), roundId, siteId, "因公出差，有证明")));
    }

    Answer<RegistrationReply> answer(Registered registered, RelocationFunctions.Choice choice) {
        return relocations.answerMove(
                Call.of(new AnswerRequest(registered.registrationNo(), registered.accessCode(), choice)));
    }

    Answer<RegistrationReply> choose(Registered registered, Choice choice) {
        return postponements.chooseExam(
                Call.of(new ChooseRequest(registered.registrationNo(), registered.accessCode(), choice, null, null)));
    }

    Answer<RegistrationReply> switchTo(Registered registered, String roundId, String siteId) {
        return postponements.chooseExam(Call.of(new ChooseRequest(
                registered.registrationNo(), registered.accessCode(), Choice.SWITCH, roundId, siteId)));
    }
}
