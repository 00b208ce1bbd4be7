package kaowu.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1 KB",
        "1536, 1.5 KB",
        "14336, 14 KB",
        "20000, 20000 B",
        "1048575, 1048575 B",
        "1048576, 1 MB",
        "1049600, 1025 KB",
        "1572864, 1.5 MB",
        "10485760, 10 MB",
        "9223372036854775807, 9223372036854775807 B",
    })
    void isNamedExactly(long bytes, String name) {
        assertThat(new Size(bytes)).hasToString(name);
    }
}
