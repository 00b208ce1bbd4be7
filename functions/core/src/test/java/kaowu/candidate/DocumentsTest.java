package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kaowu.door.Refusal;
import kaowu.door.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of document, with numbers that have its form and numbers that have not. */
class DocumentsTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 5, 18);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "RESIDENT_ID,                 11010519491231002X,   11010519491231002X, 1949-12-31",
                "RESIDENT_ID,                 11010519491231002x,   11010519491231002X, 1949-12-31",
                "RESIDENT_ID,                 110105 19491231 002X, 11010519491231002X, 1949-12-31",
                "RESIDENT_ID,                 １１０１０５19491231002Ｘ,   11010519491231002X, 1949-12-31",
                "MILITARY_OFFICER,            南字第01234567号,       南字第01234567号,      -",
                "MILITARY_OFFICER,            参字12345678,          参字12345678,         -",
                "HK_MACAO_PERMIT,             H12345678,            H12345678,          -",
                "HK_MACAO_PERMIT,             m1234567801,          M1234567801,        -",
                "TAIWAN_PERMIT,               12345678,             12345678,           -",
                "HK_MACAO_TAIWAN_RESIDENCE,   810000199408230021,   810000199408230021, 1994-08-23",
                "HK_MACAO_TAIWAN_RESIDENCE,   830000199201300022,   830000199201300022, 1992-01-30",
                "PASSPORT,                    e12345678,            E12345678,          -",
                "PASSPORT,                    K1234,                K1234,              -",
                "FOREIGN_PERMANENT_RESIDENCE, USA110074010101,      USA110074010101,    -",
                "FOREIGN_PERMANENT_RESIDENCE, 911124198108030024,   911124198108030024, -"
            })
    void takesANumberOfItsFormAndNormalisesIt(DocumentType type, String typed, String stored, LocalDate born) {
        Candidate candidate = ((Result.Done<Candidate>) check(type.name(), typed)).value();
        assertThat(candidate.documentNo()).isEqualTo(stored);
        assertThat(candidate.birthDate().orElse(null)).isEqualTo(born);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID,                 810000199408230021,  DOCUMENT_FORMAT",
        "RESIDENT_ID,                 E12345678,           ID_LENGTH",
        "RESIDENT_ID,                 110105491231002,     ID_OLD_FORMAT",
        "MILITARY_OFFICER,            01234567,            DOCUMENT_FORMAT",
        "MILITARY_OFFICER,            南字第123号,           DOCUMENT_FORMAT",
        "HK_MACAO_PERMIT,             A12345678,           DOCUMENT_FORMAT",
        "HK_MACAO_PERMIT,             H1234567,            DOCUMENT_FORMAT",
        "TAIWAN_PERMIT,               1234567,             DOCUMENT_FORMAT",
        "HK_MACAO_TAIWAN_RESIDENCE,   11010519491231002X,  DOCUMENT_FORMAT",
        "HK_MACAO_TAIWAN_RESIDENCE,   810000199408230022,  ID_CHECK_DIGIT",
        "PASSPORT,                    E123,                DOCUMENT_FORMAT",
        "PASSPORT,                    E1234567890,         DOCUMENT_FORMAT",
        "PASSPORT,                    E1234-678,           DOCUMENT_FORMAT",
        "FOREIGN_PERMANENT_RESIDENCE, 811124198108030024,  DOCUMENT_FORMAT",
        "FOREIGN_PERMANENT_RESIDENCE, US110074010101,      DOCUMENT_FORMAT"
    })
    void refusesANumberOfAnotherForm(String type, String number, String code) {
        assertThat(check(type, number)).isEqualTo(Result.refused(code, "candidate.documentNo"));
    }

    @Test
    void refusesATypeThatIsNotOneOfThem() {
        assertThat(check("DRIVING_LICENCE", "11010519491231002X"))
                .isEqualTo(Result.refused(
                        List.of(Refusal.of("DOCUMENT_TYPE_UNKNOWN", "candidate.documentType", List.of((Object[])
                                DocumentType.values())))));
    }

    @Test
    void theseAreAllTypes() {
        Set<String> named = new TreeSet<>();
        Arrays.stream(DocumentType.values()).forEach(type -> named.add(type.name()));
        assertThat(named)
                .containsExactly(
                        "FOREIGN_PERMANENT_RESIDENCE",
                        "HK_MACAO_PERMIT",
                        "HK_MACAO_TAIWAN_RESIDENCE",
                        "MILITARY_OFFICER",
                        "PASSPORT",
                        "RESIDENT_ID",
                        "TAIWAN_PERMIT");
    }

    private static Result<Candidate> check(String type, String number) {
        return Candidate.check("王芳", type, number, "13800138000", null, TODAY);
    }
}
