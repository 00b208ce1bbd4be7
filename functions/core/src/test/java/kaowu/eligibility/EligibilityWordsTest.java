package kaowu.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import kaowu.door.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyKindOfMaterialHasANameInBothLanguages(MaterialKind kind) {
        assertThat(Words.in(Words.CHINESE).sentence("KIND_" + kind)).matches("[\\p{IsHan}（）]+");
        assertThat(Words.in(Words.ENGLISH).sentence("KIND_" + kind)).matches("[A-Za-z ]+");
    }

    @ParameterizedTest
    @CsvSource({"5, 五级/初级工", "4, 四级/中级工", "3, 三级/高级工", "2, 二级/技师", "1, 一级/高级技师"})
    void everyLevelHasItsName(int level, String name) {
        assertThat(Words.in(Words.CHINESE).sentence("LEVEL_" + level)).isEqualTo(name);
    }
}
