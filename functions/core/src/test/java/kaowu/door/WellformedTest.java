package kaowu.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WellformedTest {

    record Letter(
            String to,
            @Nullable String remark,
            @AtMost(2_000) String text,
            List<String> copies) {}

    record Box(String name, @Nullable JsonNode content) {}

    private static Letter letter(String remark, String text, List<String> copies) {
        return new Letter("somebody", remark, text, copies);
    }

    @Test
    void takesATextOfExactlyItsBoundAndRefusesOneMore() {
        assertThat(Wellformed.problems(letter("x".repeat(1_000), "x".repeat(2_000), List.of())))
                .isEmpty();
        assertThat(Wellformed.problems(letter("x".repeat(1_001), "x".repeat(2_001), List.of("x".repeat(1_001)))))
                .containsExactly(
                        Refusal.of("TEXT_TOO_LONG", "remark", "remark", 1_000),
                        Refusal.of("TEXT_TOO_LONG", "text", "text", 2_000),
                        Refusal.of("TEXT_TOO_LONG", "copies[0]", "copies[0]", 1_000));
    }

    @Test
    void refusesCharactersThatNobodyWrites() {
        assertThat(Wellformed.problems(letter("两行\n制表\t", "𠮷", List.of()))).isEmpty();
        for (String text : List.of("\u0000", "a\u0007b", "\u009f", "\ud842")) {
            assertThat(Wellformed.problems(letter(text, "x", List.of())))
                    .containsExactly(Refusal.of("TEXT_UNWRITABLE", "remark", "remark"));
        }
    }

    @Test
    void refusesWhatIsTooLongInAllThoughNoTextIs() {
        List<String> fifty = Collections.nCopies(50, "x".repeat(1_000));
        assertThat(Wellformed.problems(letter("x", "x", fifty)))
                .containsExactly(Refusal.of("REQUEST_TOO_LONG", "", 50_000));
        assertThat(Wellformed.problems(new Box("box", TextNode.valueOf("x".repeat(50_000)))))
                .containsExactly(Refusal.of("REQUEST_TOO_LONG", "", 50_000));
    }
}
