package kaowu.runtime;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads classes of the archive for several threads at once. */
final class ArchiveLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private ArchiveLoader(URL[] archive, ClassLoader runtime) {
        super(archive, runtime);
    }

    /** One of the same archive, which does not know the other, but what is above it: the classes of Lambda's runtime. */
    static ArchiveLoader inPlaceOf(URLClassLoader other) {
        return new ArchiveLoader(other.getURLs(), other.getParent());
    }
}
