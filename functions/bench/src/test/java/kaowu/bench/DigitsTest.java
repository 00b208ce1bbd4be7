package kaowu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0012345, 0.00123",
        "0.5, 0.5",
        "1, 1.00",
        "9.87, 9.87",
        "12.34, 12.3",
        "123.4, 123",
        "12345.6, 12346"
    })
    void hidesNothing(double value, String digits) {
        assertThat(Digits.of(value)).isEqualTo(digits);
    }
}
