package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import kaowu.door.Refusal;
import kaowu.door.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 5, 18);
    private static final String ID = "11010519491231002X";
    private static final String PHONE = "13800138000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王芳",
                "欧阳娜娜",
                "阿卜杜拉·买买提",
                "𠮷野",
                "O'Neill",
                "O’Neill",
                "Jean-Luc Picard",
                "St. John",
                "José",
                "Nguyễn Thị Minh",
                "Ана"
            })
    void takesNamesOfAllKinds(String name) {
        assertThat(named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"  王芳 ,王芳", "　王芳　,王芳", "王　芳,王 芳", "王\u00A0芳,王 芳", "Jean   Luc,Jean Luc", "Jose\u0301,José"})
    void tidiesTheName(String typed, String stored) {
        assertThat(named(typed).name()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "王, NAME_LENGTH",
        "' ', NAME_LENGTH",
        "王芳1, NAME_CHARACTERS",
        "王@芳, NAME_CHARACTERS",
        "'<b>王', NAME_CHARACTERS",
        "'··', NAME_CHARACTERS",
        "王😀, NAME_CHARACTERS",
        "'王;芳', NAME_CHARACTERS"
    })
    void refusesWhatIsNoName(String name, String code) {
        assertThat(refusals(Candidate.check(name, "RESIDENT_ID", ID, PHONE, null, TODAY)))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(tuple(code, "candidate.name"));
    }

    @Test
    void refusesANameOfMoreThanFiftyCharacters() {
        assertThat(named("芳".repeat(50)).name()).hasSize(50);
        assertThat(refusals(Candidate.check("芳".repeat(51), "RESIDENT_ID", ID, PHONE, null, TODAY)))
                .containsExactly(Refusal.of("NAME_LENGTH", "candidate.name", 2, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000,          +8613800138000",
        "138 0013 8000,        +8613800138000",
        "138-0013-8000,        +8613800138000",
        "+86 138 0013 8000,    +8613800138000",
        "008613800138000,      +8613800138000",
        "１３８００１３８０００,  +8613800138000",
        "19912345678,          +8619912345678",
        "+852 5123 4567,       +85251234567",
        "+1 212-555-0123,      +12125550123"
    })
    void storesThePhoneInE164(String typed, String stored) {
        assertThat(done(Candidate.check("王芳", "RESIDENT_ID", ID, typed, null, TODAY))
                        .phone())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"028-86140132", "（028）86122478", "12345", "1380013800", "138001380001", "twelve", "", "+999 123"
            })
    void refusesANumberThatNoTextMessageReaches(String phone) {
        assertThat(Candidate.check("王芳", "RESIDENT_ID", ID, phone, null, TODAY))
                .isEqualTo(Result.refused("PHONE_INVALID", "candidate.phone"));
    }

    @ParameterizedTest
    @CsvSource({"wang.fang@example.com, wang.fang@example.com", "' wf@example.cn ', wf@example.cn"})
    void takesAnEmailAddress(String typed, String stored) {
        assertThat(done(Candidate.check("王芳", "RESIDENT_ID", ID, PHONE, typed, TODAY))
                        .email())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void needsNoEmailAddress(String typed) {
        assertThat(done(Candidate.check("王芳", "RESIDENT_ID", ID, PHONE, typed, TODAY))
                        .email())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wang",
                "wang@",
                "@example.com",
                "wang@example",
                "wang fang@example.com",
                "a@b@example.com",
                "\"a b\"@example.com",
                "\"\"@example.com",
                "a@[127.0.0.1]"
            })
    void refusesWhatIsNoEmailAddress(String email) {
        assertThat(Candidate.check("王芳", "RESIDENT_ID", ID, PHONE, email, TODAY))
                .isEqualTo(Result.refused("EMAIL_INVALID", "candidate.email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"13800138000;13900139000", "13800138000 ext 5", "13800138000#1", "tel:13800138000", "138001A8000"
            })
    void refusesANumberWithSomethingBesideItThatWouldBeLost(String phone) {
        assertThat(Candidate.check("王芳", "RESIDENT_ID", ID, phone, null, TODAY))
                .isEqualTo(Result.refused("PHONE_INVALID", "candidate.phone"));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(refusals(Candidate.check("王", "RESIDENT_ID", "1", "2", "3", TODAY)))
                .extracting(Refusal::code)
                .containsExactly("NAME_LENGTH", "ID_LENGTH", "PHONE_INVALID", "EMAIL_INVALID");
    }

    private static Candidate named(String name) {
        return done(Candidate.check(name, "RESIDENT_ID", ID, PHONE, null, TODAY));
    }

    private static Candidate done(Result<Candidate> result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done<Candidate>) result).value();
    }

    private static List<Refusal> refusals(Result<Candidate> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<Candidate>) result).refusals();
    }
}
