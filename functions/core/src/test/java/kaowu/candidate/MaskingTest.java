package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    private static final Candidate WANG_FANG = new Candidate(
            "王小芳", DocumentType.RESIDENT_ID, "11010519491231002X", "+8613800138000", "wang.fang@example.com");

    @Test
    void showsAsMuchAsSheNeedsToRecogniseHerself() {
        assertThat(WANG_FANG.masked())
                .containsExactly(
                        Map.entry("name", "王*芳"),
                        Map.entry("documentType", "RESIDENT_ID"),
                        Map.entry("documentNo", "110*************2X"),
                        Map.entry("phone", "+86138****8000"),
                        Map.entry("email", "w***@example.com"));
    }

    @ParameterizedTest
    @CsvSource({"王芳, 王*", "阿卜杜拉·买买提, 阿******提", "O'Neill, O*****l", "𠮷野, 𠮷*", "𠮷野𠮷, 𠮷*𠮷"})
    void masksNamesOfEveryLength(String name, String masked) {
        Candidate candidate = new Candidate(name, DocumentType.PASSPORT, "E12345678", "+8613800138000", null);
        assertThat(candidate.masked()).containsEntry("name", masked).doesNotContainKey("email");
    }

    @Test
    void hidesAnAddressWhoseQuotedPartHasAnAtSign() {
        Candidate candidate =
                new Candidate("王芳", DocumentType.PASSPORT, "E12345678", "+8613800138000", "\"wang@fang\"@example.com");
        assertThat(candidate.masked()).containsEntry("email", "\"***@example.com");
    }

    @Property
    void hidesMostOfEveryDocumentNumber(@ForAll("documents") Tuple2<DocumentType, String> document) {
        String clear = document.get2();
        Candidate candidate = new Candidate("王芳", document.get1(), clear, "+8613800138000", null);
        String masked = String.valueOf(candidate.masked().get("documentNo"));
        assertThat(masked).hasSameSizeAs(clear).isNotEqualTo(clear);
        assertThat(masked.chars().filter(c -> c == '*').count()).isGreaterThanOrEqualTo((clear.length() + 1) / 2);
        assertThat(candidate.toString()).doesNotContain(clear);
    }

    @Property
    void hidesAtLeastTwoDigitsOfEveryPhone(@ForAll("phones") String phone) {
        Candidate candidate = new Candidate("王芳", DocumentType.PASSPORT, "E12345678", phone, null);
        assertThat(candidate.masked().get("phone")).contains("**").isNotEqualTo(phone);
        assertThat(candidate.toString()).doesNotContain(phone);
    }

    @Test
    void isWrittenOutMasked() {
        assertThat(WANG_FANG.toString())
                .startsWith("Candidate")
                .doesNotContain("王小芳")
                .doesNotContain("19491231")
                .doesNotContain("13800138000")
                .doesNotContain("wang.fang");
    }

    @Provide
    static Arbitrary<Tuple2<DocumentType, String>> documents() {
        return Arbitraries.oneOf(
                of(DocumentType.RESIDENT_ID, Arbitraries.strings().numeric().ofLength(18)),
                of(DocumentType.MILITARY_OFFICER, digits(4, 8).map(number -> "南字第" + number + "号")),
                of(DocumentType.HK_MACAO_PERMIT, digits(8, 8).map(number -> "H" + number)),
                of(DocumentType.TAIWAN_PERMIT, digits(8, 8)),
                of(DocumentType.HK_MACAO_TAIWAN_RESIDENCE, digits(16, 16).map(number -> "81" + number)),
                of(
                        DocumentType.PASSPORT,
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .numeric()
                                .ofMinLength(5)
                                .ofMaxLength(9)),
                of(DocumentType.FOREIGN_PERMANENT_RESIDENCE, digits(12, 12).map(number -> "USA" + number)));
    }

    @Provide
    static Arbitrary<String> phones() {
        return digits(8, 14).map(number -> "+" + number);
    }

    private static Arbitrary<Tuple2<DocumentType, String>> of(DocumentType type, Arbitrary<String> numbers) {
        return numbers.map(number -> Tuple.of(type, number));
    }

    private static Arbitrary<String> digits(int least, int most) {
        return Arbitraries.strings().numeric().ofMinLength(least).ofMaxLength(most);
    }
}
