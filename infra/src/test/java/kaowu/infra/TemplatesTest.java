package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    @TempDir
    private Path folder;

    /** The build has written them in another process, where hashing and maps had another order. */
    @Test
    void areTheSameToTheByteWhereverAndWheneverTheyAreWritten() throws IOException {
        Templates.write(folder.resolve("templates"), folder.resolve("scratch"));
        assertThat(Files.readString(folder.resolve("templates/state.template.json")))
                .isEqualTo(Synthesised.STATE.text());
        assertThat(Files.readString(folder.resolve("templates/functions.template.json")))
                .isEqualTo(Synthesised.FUNCTIONS.text());
        assertThat(Files.readString(folder.resolve("templates/web.template.json")))
                .isEqualTo(Synthesised.WEB.text());
    }
}
