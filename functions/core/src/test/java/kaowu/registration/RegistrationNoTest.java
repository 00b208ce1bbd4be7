package kaowu.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNoTest {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isThreeGroupsOfFourAndACheckCharacter() {
        assertThat(RegistrationNo.next())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]")
                .satisfies(number -> assertThat(RegistrationNo.parse(number)).contains(number));
    }

    @Test
    void hundredThousandOfThemAreDistinct() {
        assertThat(Stream.generate(RegistrationNo::next).limit(100_000).distinct())
                .hasSize(100_000);
    }

    /** Check characters worked out outside of this program, by ISO/IEC 7064, MOD 33,32. */
    @ParameterizedTest
    @ValueSource(strings = {"0000-0000-0000-4", "0000-0000-0001-2", "7K3M-Q9XD-2HVF-1"})
    void checksByTheHybridMethod(String number) {
        assertThat(RegistrationNo.parse(number)).contains(number);
    }

    @Property
    void findsEverySingleWrongCharacter(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 12) int place, @ForAll("letters") char wrong) {
        String plain = number.replace("-", "");
        Assume.that(plain.charAt(place) != wrong);
        assertThat(RegistrationNo.parse(plain.substring(0, place) + wrong + plain.substring(place + 1)))
                .isEmpty();
    }

    @Property
    void takesItHoweverItIsTyped(@ForAll("numbers") String number, @ForAll("separators") String separator) {
        String typed = number.toLowerCase(Locale.ROOT)
                .replace("-", separator)
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(RegistrationNo.parse("  " + typed + "\n")).contains(number);
        assertThat(RegistrationNo.parse(number.replace('0', 'O').replace('1', 'I')))
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "7K3M",
                "7K3M-Q9XD-2HVF",
                "7K3M-Q9XD-2HVF-11",
                "7K3M-Q9XD-2HVF-U",
                "报名号",
                "7K3M/Q9XD/2HVF/1"
            })
    void takesNothingElse(String typed) {
        assertThat(RegistrationNo.parse(typed)).isEmpty();
    }

    @Provide
    static Arbitrary<String> numbers() {
        return Arbitraries.create(RegistrationNo::next);
    }

    @Provide
    static Arbitrary<Character> letters() {
        return Arbitraries.chars().with(LETTERS);
    }

    @Provide
    static Arbitrary<String> separators() {
        return Arbitraries.of("", "-", " ", " - ", "—", "－", "\t");
    }
}
