package kaowu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put there stays until the same is measured again. */
class ReadmeTest {

    private static final Measured MONDAY = new Measured(LocalDate.of(2020, 5, 18), List.of("25.0.1"), 2, "amd64", 24);
    private static final Measured TUESDAY =
            new Measured(LocalDate.of(2020, 5, 19), List.of("25.0.1", "17.0.15"), 4, "aarch64", 8);

    @TempDir
    Path folder;

    private Readme readme = new Readme(Path.of("README.md"));

    @BeforeEach
    void copy() throws IOException {
        readme = new Readme(Files.copy(Context.built("README.md"), folder.resolve("README.md")));
    }

    private static Report report(String name, double value) {
        return new Report(List.of(new Figure(name, value, "ms", 2.0, null)));
    }

    private String text() throws IOException {
        return Files.readString(readme.file());
    }

    @Test
    void hasAPartForEveryGroup() throws IOException {
        for (Group group : Main.GROUPS) {
            readme.figures(group.name(), report(group.name() + ".x", 1), MONDAY);
        }
        readme.put("cost", "a page");
        assertThat(text()).contains("a page");
    }

    @Test
    void keepsWhatOtherGroupsHaveFound() throws IOException {
        readme.figures("warm", report("warm.x", 3), MONDAY);
        readme.figures("burst", report("burst.x", 4), MONDAY);
        readme.figures("warm", report("warm.x", 5), TUESDAY);
        assertThat(text())
                .contains(
                        """
                        `warm`, measured on 2020-05-19 with JDK 25.0.1 and 17.0.15 on a machine with 4 cores (aarch64) and 8 GiB of memory:
                        """,
                        "| warm.x | 5.00 ms | 2.00 ms | 2.50 |  |",
                        """
                        `burst`, measured on 2020-05-18 with JDK 25.0.1 on a machine with 2 cores (amd64) and 24 GiB of memory:
                        """,
                        "| burst.x | 4.00 ms | 2.00 ms | 2.00 |  |")
                .doesNotContain("| warm.x | 3.00 ms");
    }

    @Test
    void leavesEverythingElseAsItIs() throws IOException {
        readme.put("figures.faults", "x");
        String before = text();
        readme.put("figures.faults", "y");
        assertThat(text()).isEqualTo(before.replace("-->\nx\n<!--", "-->\ny\n<!--"));
    }

    @Test
    void doesNotPutAPartAnywhereElse() {
        assertThatThrownBy(() -> readme.put("nothing", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bench:nothing");
    }

    @Test
    void tellsWhyGoalsAreMissedAndNothingOfThoseThatAreMet() throws IOException {
        readme.figures(
                "warm",
                new Report(List.of(
                        new Figure("warm.register.wcu", 6, "WCU", 6, 1.0),
                        new Figure("warm.confirmMaterial.wcu", 6, "WCU", 4, 1.0),
                        new Figure("warm.unheard-of", 6, "WCU", 4, 1.0))),
                MONDAY);
        assertThat(text())
                .contains(
                        "Missed:\n\n- `warm.confirmMaterial.wcu`: ",
                        "- `warm.unheard-of`: nobody has looked into it yet.")
                .doesNotContain("- `warm.register.wcu`");
    }
}
