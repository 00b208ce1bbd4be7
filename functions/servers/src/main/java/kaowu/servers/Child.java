package kaowu.servers;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * First thing in a child process: runs the main method that it is told to, and ends the process as soon as the parent is gone, so
 * that a parent that was killed leaves nothing behind, neither processes nor temporary files.
 */
public final class Child {

    private Child() {}

    /** @param arguments folder for temporary files, name of the class whose main method to run, then its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessHandle.current().parent().ifPresent(parent -> endWith(parent, Path.of(arguments[0])));
        try {
            Class.forName(arguments[1]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException fault) {
            throw new IllegalStateException(arguments[1] + " could not start", fault.getCause());
        }
    }

    private static void endWith(ProcessHandle parent, Path scratch) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    try {
                        Scratch.delete(scratch);
                    } catch (IOException stillWritten) {
                        // Nobody is left to be told, and to end matters more.
                    } finally {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
