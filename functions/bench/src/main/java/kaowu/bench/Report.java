package kaowu.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures: as a table to read, and as JSON to hold the goals by. */
record Report(List<Figure> figures) {

    /** In Markdown. */
    String table() {
        return figures.stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "| %s | %s %s | %s %s | %.2f | %s |%n",
                        figure.name(),
                        Digits.of(figure.value()),
                        figure.unit(),
                        Digits.of(figure.baseline()),
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

    /** A line in Markdown for every reason why goals were missed; nothing where all were met. */
    String misses(Reasons reasons) {
        Map<String, List<String>> byReason = figures.stream()
                .filter(figure -> Boolean.FALSE.equals(figure.met()))
                .map(Figure::name)
                .collect(groupingBy(reasons::of, LinkedHashMap::new, toList()));
        return byReason.entrySet().stream()
                .map(why -> "- %s: %s%n"
                        .formatted(
                                why.getValue().stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", ")),
                                why.getKey()))
                .collect(Collectors.joining());
    }

    void write(Path file) throws IOException {
        Map<String, Figure> byName = new LinkedHashMap<>();
        figures.forEach(figure -> byName.put(figure.name(), figure));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), byName);
    }
}
