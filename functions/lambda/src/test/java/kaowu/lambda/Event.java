package kaowu.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaowu.door.Words;

/**
 * A file of {@code events/}: {@code <function>.json} or {@code <function>.<case>.json}. A case that is named like a refusal, such
 * as {@code id-check-digit} for {@code ID_CHECK_DIGIT}, is refused with it; every other file is done.
 */
record Event(String name, String text) {

    private static final Words SENTENCES = Words.in(Words.CHINESE);

    /** All files, function by function, the plain case of each first. */
    static List<Event> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(Event::of)
                    .sorted(Comparator.comparing(Event::function)
                            .thenComparing(event -> !event.name().equals(event.function() + ".json"))
                            .thenComparing(Event::name))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Event of(String name) {
        try {
            return new Event(name, Files.readString(folder().resolve(name)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path folder() {
        try {
            var folder = Event.class.getResource("/events");
            if (folder == null) {
                throw new IllegalStateException("no events on the class path");
            }
            return Path.of(folder.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String function() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The refusal that the case is named after. */
    Optional<String> refusal() {
        String[] parts = name.split("\\.", -1);
        return Optional.of(parts[1].replace('-', '_').toUpperCase(Locale.ROOT))
                .filter(code -> parts.length == 3 && SENTENCES.has(code));
    }

    boolean hasPlaceholders() {
        return text.contains("${");
    }

    /** With what a console user copies out of an earlier reply. */
    Event with(Map<String, String> replacements) {
        String filled = text;
        for (var replacement : replacements.entrySet()) {
            filled = filled.replace("${" + replacement.getKey() + "}", replacement.getValue());
        }
        return new Event(name, filled);
    }

    @Override
    public String toString() {
        return name;
    }
}
