package kaowu.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a request leaves out and where it is longer than can be stored. The record's own nullness says what must be there, so
 * it is written down once.
 */
final class Wellformed {

    /** Characters of one text: long enough for a reason, short enough for a list. */
    private static final int LONGEST_TEXT = 1_000;

    /** Characters of all texts: before and after of a change stand in one audit item, and DynamoDB takes 400 KB. */
    private static final int LONGEST_REQUEST = 50_000;

    private final List<Refusal> found = new ArrayList<>();
    private int characters;

    private Wellformed() {}

    /** Everything that is wrong with a request as such; empty if it may be looked at. */
    static List<Refusal> problems(@Nullable Object request) {
        Wellformed look = new Wellformed();
        look.at(request, "", LONGEST_TEXT);
        if (look.characters > LONGEST_REQUEST) {
            look.found.add(Refusal.of("REQUEST_TOO_LONG", "", LONGEST_REQUEST));
        }
        return List.copyOf(look.found);
    }

    private void at(@Nullable Object value, String path, int longest) {
        if (value instanceof String text) {
            measure(text, path, longest);
        } else if (value instanceof JsonNode tree) {
            characters += tree.toString().length();
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                require(items.get(i), path + "[" + i + "]", longest);
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component(component, record, path);
            }
        }
    }

    private void component(RecordComponent component, Record record, String path) {
        String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
        AtMost bound = component.getAnnotation(AtMost.class);
        int longest = bound == null ? LONGEST_TEXT : bound.value();
        Object inner = valueOf(component, record);
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            at(inner, at, longest);
        } else {
            require(inner, at, longest);
        }
    }

    private void require(@Nullable Object value, String path, int longest) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            found.add(Refusal.of("MISSING_FIELD", path, path));
        } else {
            at(value, path, longest);
        }
    }

    private void measure(String text, String path, int longest) {
        if (text.length() > longest) {
            found.add(Refusal.of("TEXT_TOO_LONG", path, path, longest));
        }
        if (longest == LONGEST_TEXT) {
            characters += text.length();
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException fault) {
            throw new IllegalStateException("cannot read " + component.getName(), fault);
        }
    }
}
