package kaowu.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows an occupation is told by the local system, too, when the clock is moved past the publishing. */
class FollowerIT {

    private static final String LEFT = "劳动关系协调员";

    @TempDir
    private static Path data;

    private static final Map<String, Object> LATER = Map.of(
            "by",
            "test",
            "plan",
            Map.of(
                    "id",
                    "2020h2-later",
                    "kind",
                    "UNIFIED",
                    "title",
                    "later",
                    "source",
                    "test",
                    "zone",
                    "Asia/Shanghai",
                    "cutoff",
                    "24:00",
                    "rounds",
                    List.of(Map.of(
                            "no",
                            1,
                            "occupations",
                            List.of(LEFT),
                            "deadline",
                            "2020-08-21",
                            "theory",
                            "2020-09-19",
                            "practical",
                            Map.of("from", "2020-09-19", "to", "2020-10-10")))));

    @Test
    void areToldOnceWhenTheClockIsMoved() throws IOException {
        try (Running system = Running.start(data)) {
            assertThat(system.done("follow", Map.of("occupation", LEFT, "email", "li.na@example.com"))
                            .path("contact")
                            .asText())
                    .isEqualTo("l***@example.com");
            system.done("publishPlan", LATER);
            system.moveClock("2020-05-18T12:00:00+08:00");
            assertThat(sent(system)).singleElement().satisfies(mail -> {
                assertThat(mail.path("subject").asText()).isEqualTo("考试安排已公布：" + LEFT);
                assertThat(mail.path("text").asText()).contains("2020-08-21 24:00");
            });
            system.moveClock("2020-08-01T00:00:00+08:00");
            assertThat(sent(system)).hasSize(1);
        }
    }

    private static List<JsonNode> sent(Running system) {
        return StreamSupport.stream(system.get("/local/outbox").spliterator(), false)
                .filter(mail -> mail.path("to").asText().equals("li.na@example.com"))
                .toList();
    }
}
