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
                        "| %s | %s %s | %s %s | %.2f | %s |%n",
                        figure.name(),
                        number(figure.value()),
                        figure.unit(),
                        number(figure.baseline()),
                        figure.unit(),
                        figure.ratio(),
                        goal(figure)))
                .collect(Collectors.joining(
                        "",
                        "| figure | value | baseline | ratio | goal |%n|---|---:|---:|---:|---|%n".formatted(),
                        ""));
    }

    /** With as many digits as it takes to tell it from its neighbours. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
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
