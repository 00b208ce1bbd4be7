package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import kaowu.door.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 5, 18);
    private static final String VALID = "11010519491231002X";

    @Test
    void takesTheVectorOfTheStandard() {
        assertThat(problem(VALID)).isEqualTo("none");
        assertThat(ResidentId.birthDate(VALID)).contains(LocalDate.of(1949, 12, 31));
    }

    /** The standard's other vector: its check digit fits, but nobody born in 1880 registers. */
    @Test
    void refusesTheVectorOfSomebodyBornIn1880() {
        String number = "440524188001010014";
        assertThat(ResidentId.check(number)).isEqualTo('4');
        assertThat(ResidentId.birthDate(number)).contains(LocalDate.of(1880, 1, 1));
        assertThat(problem(number)).isEqualTo("ID_BIRTH_DATE");
        assertThat(ResidentId.problem(number, LocalDate.of(1999, 7, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "110105491231002,     ID_OLD_FORMAT",
        "1101051949123100,    ID_LENGTH",
        "11010519491231002XX, ID_LENGTH",
        "'',                  ID_LENGTH",
        "1101051949123100X2,  ID_CHARACTERS",
        "11010519491231002Y,  ID_CHARACTERS",
        "１1010519491231002X,  ID_CHARACTERS",
        "991105194912310020,  ID_REGION",
        "000105194912310020,  ID_REGION",
        "110105194902290021,  ID_BIRTH_DATE",
        "110105194913310021,  ID_BIRTH_DATE",
        "110105194900000021,  ID_BIRTH_DATE",
        "110105190002290021,  ID_BIRTH_DATE",
        "110105202005190021,  ID_BIRTH_DATE",
        "110105194912310021,  ID_CHECK_DIGIT"
    })
    void saysWhatIsWrong(String number, String code) {
        assertThat(problem(number)).isEqualTo(code);
    }

    @Property
    void takesEveryNumberWithItsCheckCharacter(@ForAll("numbers") String number) {
        assertThat(problem(number)).isEqualTo("none");
    }

    @Property
    void findsEverySingleWrongDigit(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @CharRange(from = '0', to = '9') char digit) {
        Assume.that(number.charAt(place) != digit);
        assertThat(problem(number.substring(0, place) + digit + number.substring(place + 1)))
                .isNotEqualTo("none");
    }

    @Property
    void findsEveryWrongCheckCharacter(@ForAll("numbers") String number, @ForAll("checks") char check) {
        Assume.that(number.charAt(17) != check);
        assertThat(problem(number.substring(0, 17) + check)).isEqualTo("ID_CHECK_DIGIT");
    }

    @Property
    void findsEveryTwoNeighboursExchanged(@ForAll("numbers") String number, @ForAll @IntRange(max = 16) int place) {
        Assume.that(number.charAt(place) != number.charAt(place + 1));
        assertThat(problem(number.substring(0, place)
                        + number.charAt(place + 1)
                        + number.charAt(place)
                        + number.substring(place + 2)))
                .isNotEqualTo("none");
    }

    @Property
    void tellsTheBirthDate(@ForAll("birthDates") LocalDate born) {
        String number = "510104" + born.toString().replace("-", "") + "0010";
        assertThat(ResidentId.birthDate(number)).contains(born);
    }

    @Provide
    static Arbitrary<Character> checks() {
        return Arbitraries.chars().with("0123456789X");
    }

    @Provide
    static Arbitrary<LocalDate> birthDates() {
        LocalDate oldest = TODAY.minusYears(120);
        return Arbitraries.longs()
                .between(0, ChronoUnit.DAYS.between(oldest, TODAY))
                .map(oldest::plusDays);
    }

    @Provide
    static Arbitrary<String> numbers() {
        return Combinators.combine(
                        Arbitraries.of("110105", "510104", "440524", "820000", "650102"),
                        birthDates(),
                        Arbitraries.integers().between(0, 999))
                .as((region, born, order) ->
                        withCheck(region + born.toString().replace("-", "") + String.format("%03d", order)));
    }

    /** ISO 7064, MOD 11-2, by its recursive definition: the code under test uses the standard's weights. */
    private static String withCheck(String digits) {
        int product = 0;
        for (int i = 0; i < digits.length(); i++) {
            product = (product + digits.charAt(i) - '0') * 2 % 11;
        }
        int check = (12 - product) % 11;
        return digits + (check == 10 ? "X" : String.valueOf(check));
    }

    private static String problem(String number) {
        return ResidentId.problem(number, TODAY).map(Refusal::code).orElse("none");
    }
}
