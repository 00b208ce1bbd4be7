package kaowu.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    /** What a record is made of. Reflection reads annotations of a type anew each time that it is asked, so it is asked once. */
    private record Part(String name, boolean optional, int longest, Method accessor) {

        static Part of(RecordComponent component) {
            AtMost bound = component.getAnnotation(AtMost.class);
            return new Part(
                    component.getName(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    bound == null ? LONGEST_TEXT : bound.value(),
                    component.getAccessor());
        }

        @Nullable
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException fault) {
                throw new IllegalStateException("cannot read " + name, fault);
            }
        }
    }

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Part::of).toList();
        }
    };

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
            for (Part part : PARTS.get(record.getClass())) {
                part(part, record, path);
            }
        }
    }

    private void part(Part part, Record record, String path) {
        String at = path.isEmpty() ? part.name() : path + "." + part.name();
        Object inner = part.of(record);
        if (part.optional()) {
            at(inner, at, part.longest());
        } else {
            require(inner, at, part.longest());
        }
    }

    private void require(@Nullable Object value, String path, int longest) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            found.add(Refusal.of("MISSING_FIELD", path, path));
        } else {
            at(value, path, longest);
        }
    }

    /** No character that anybody writes: a control one other than white space, or half of a pair. */
    private static boolean unwritable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SURROGATE || (type == Character.CONTROL && !Character.isWhitespace(codePoint));
    }

    private void measure(String text, String path, int longest) {
        if (text.length() > longest) {
            found.add(Refusal.of("TEXT_TOO_LONG", path, path, longest));
        } else if (text.codePoints().anyMatch(Wellformed::unwritable)) {
            found.add(Refusal.of("TEXT_UNWRITABLE", path, path));
        }
        if (longest == LONGEST_TEXT) {
            characters += text.length();
        }
    }
}
