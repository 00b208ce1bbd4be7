package kaowu.door;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a request leaves out: the record's own nullness says what must be there, so it is written down once. */
final class Presence {

    private Presence() {}

    static List<Refusal> missing(@Nullable Object request) {
        List<Refusal> found = new ArrayList<>();
        look(request, "", found);
        return found;
    }

    private static void look(@Nullable Object value, String path, List<Refusal> found) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                require(items.get(i), path + "[" + i + "]", found);
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
                Object inner = valueOf(component, record);
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    look(inner, at, found);
                } else {
                    require(inner, at, found);
                }
            }
        }
    }

    private static void require(@Nullable Object value, String path, List<Refusal> found) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            found.add(Refusal.of("MISSING_FIELD", path, path));
        } else {
            look(value, path, found);
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
