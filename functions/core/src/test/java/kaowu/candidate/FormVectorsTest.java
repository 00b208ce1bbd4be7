package kaowu.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaowu.door.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form checks fields while one types, by rules of its own that are to be these. Its tests read the same file, so that neither
 * side changes alone.
 */
class FormVectorsTest {

    private static final Path FILE = Path.of("..", "form", "src", "rules", "vectors.json");

    static Stream<Arguments> vectors() throws IOException {
        JsonNode file = new ObjectMapper().readTree(FILE.toFile());
        JsonNode usual = file.path("candidate");
        LocalDate today = LocalDate.parse(file.path("today").asText());
        List<Arguments> all = new ArrayList<>();
        for (JsonNode vector : file.path("cases")) {
            all.add(Arguments.of(vector.path("says").asText(), vector, usual, today));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void refusesWhatTheFormRefuses(String says, JsonNode vector, JsonNode usual, LocalDate today) {
        Result<Candidate> result = Candidate.check(
                typed("name", vector, usual),
                typed("documentType", vector, usual),
                typed("documentNo", vector, usual),
                typed("phone", vector, usual),
                vector.path("candidate").path("email").asText(null),
                today);
        List<String> refused = new ArrayList<>();
        if (result instanceof Result.Refused<Candidate> no) {
            no.refusals().forEach(refusal -> refused.add(refusal.code() + " " + refusal.field()));
        }
        List<String> expected = new ArrayList<>();
        vector.path("refused")
                .forEach(pair -> expected.add(
                        pair.get(0).asText() + " candidate." + pair.get(1).asText()));
        assertThat(refused).as(says).isEqualTo(expected);
    }

    private static @Nullable String text(JsonNode candidate, String field) {
        return candidate.path(field).asText(null);
    }

    private static String typed(String field, JsonNode vector, JsonNode usual) {
        String own = text(vector.path("candidate"), field);
        return own == null ? usual.path(field).asText() : own;
    }
}
