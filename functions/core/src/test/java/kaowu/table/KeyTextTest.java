package kaowu.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void isNeitherEmptyNorLongerInBytesThanAKeyMayBe() {
        assertThat(KeyText.possible("")).isFalse();
        assertThat(KeyText.possible("a")).isTrue();
        assertThat(KeyText.possible("育".repeat(341))).isTrue();
        assertThat(KeyText.possible("育".repeat(342))).isFalse();
    }
}
