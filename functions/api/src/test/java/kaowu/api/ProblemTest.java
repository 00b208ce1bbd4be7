package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import kaowu.door.Answer.Said;
import kaowu.door.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({
        "NO_JSON, 400",
        "IDEMPOTENCY_KEY_INVALID, 400",
        "UNKNOWN_REGISTRATION, 404",
        "UNKNOWN_FOLLOWER, 404",
        "CLOSED, 409",
        "FORFEITED, 409",
        "ROUND_CANCELLED, 409",
        "CHANGED_MEANWHILE, 409",
        "UNKNOWN_ROUND, 422",
        "IDEMPOTENCY_KEY_REUSED, 422",
        "ID_CHECK_DIGIT, 422",
        "LOCKED, 429",
        "TOO_MANY_REQUESTS, 429"
    })
    void hasTheStatusOfItsFirstReason(String code, int status) {
        List<Said> refusals = List.of(new Said(code, "field", "why"), new Said("OTHER", "", "more"));
        Problem problem = Problem.of(refusals, "", Words.CHINESE);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).isEqualTo("why");
        assertThat(problem.refusals()).extracting(Said::code).containsExactly(code, "OTHER");
        assertThat(problem.refusals()).extracting(Said::message).containsExactly("why", "more");
    }

    @Test
    void namesTheFieldOfTheBodyOrTheHeader() {
        List<Said> refusals = List.of(
                new Said("ID_FORMAT", "candidate.documentNo", "why"),
                new Said("IDEMPOTENCY_KEY_INVALID", "idempotencyKey", "why"));
        assertThat(Problem.of(refusals, "", Words.ENGLISH).refusals())
                .extracting(Said::field)
                .containsExactly("candidate.documentNo", "Idempotency-Key");
    }

    @Test
    void isOneOfNothingBeingThereWhereTheAddressNamesWhatIsUnknown() {
        List<Said> refusals = List.of(new Said("UNKNOWN_ROUND", "roundId", "why"));
        assertThat(Problem.of(refusals, "UNKNOWN_ROUND", Words.ENGLISH).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALREADY_REGISTERED", "EXAM_SAME_DAY"})
    void doesNotSayWhatSomebodyIsRegisteredFor(String code) {
        Problem problem = Problem.of(
                List.of(new Said(code, "candidate", "registered for 2020h2-unified-1", OffsetDateTime.MAX)),
                "",
                Words.ENGLISH);
        assertThat(problem.code()).isEqualTo("DOCUMENT_NOT_FREE");
        assertThat(problem.toString()).doesNotContain(code, "2020h2-unified-1", "+999999999");
    }

    /** A code that the functions no longer have would silently get another status. */
    @Test
    void knowsNoCodeThatTheFunctionsDoNotHave() {
        Words words = Words.in(Words.CHINESE);
        assertThat(Problem.sorted()).hasSizeGreaterThan(20).allMatch(words::has);
    }

    /** CloudFront takes 403 for a missing file of the form, and would put its page in the place of the problem. */
    @Test
    void isNever403() {
        assertThat(Problem.of(403, Words.CHINESE).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 406, 413, 414, 415, 431})
    void hasWordsForEveryStatusInBothLanguages(int status) {
        Problem chinese = Problem.of(status, Words.CHINESE);
        Problem english = Problem.of(status, Words.ENGLISH);
        assertThat(chinese.status()).isEqualTo(status);
        assertThat(english.code()).isEqualTo(chinese.code());
        assertThat(english.title()).isNotEqualTo(chinese.title());
        assertThat(english.detail()).isNotEqualTo(chinese.detail());
    }
}
