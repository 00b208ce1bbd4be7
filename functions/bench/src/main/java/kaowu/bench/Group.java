package kaowu.bench;

import java.io.IOException;
import java.util.List;

/** Measurements that belong together. */
interface Group {

    /** What {@code -Dbench.groups} calls it, and what the names of its figures begin with. */
    String name();

    /** What its functions run on. */
    default List<Jdk> jdks(Context context) {
        return List.of(context.jdk());
    }

    /** Measures all that it can on this machine. */
    List<Figure> run(Context context) throws IOException, InterruptedException;
}
