package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All figures of a run: as a table to read, and as JSON to hold the goals by. */
record Report(List<Figure> figures) {

    /** In Markdown. */
    String table() {
        return figures.stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "| %s | %.0f %s | %.0f %s | %.2f | %s |%n",
                        figure.name(),
                        figure.value(),
                        figure.unit(),
                        figure.baseline(),
                        figure.unit(),
                        figure.ratio(),
                        goal(figure)))
                .collect(Collectors.joining(
                        "",
                        "| figure | value | baseline | ratio | goal |%n|---|---:|---:|---:|---|%n".formatted(),
                        ""));
    }

    private static String goal(Figure figure) {
        return figure.goal() == null ? "" : "≤ " + figure.goal() + (ratioIsGood(figure) ? ", met" : ", missed");
    }

    private static boolean ratioIsGood(Figure figure) {
        return Boolean.TRUE.equals(figure.met());
    }

    void write(Path file) throws IOException {
        Map<String, Figure> byName = new LinkedHashMap<>();
        figures.forEach(figure -> byName.put(figure.name(), figure));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), byName);
    }
}
