package kaowu.servers;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * First thing in a child process: runs the main method that it is told to, and ends the process as soon as the parent is gone, so
 * that a parent that was killed leaves nothing behind.
 */
public final class Child {

    private Child() {}

    /** @param arguments name of the class whose main method to run, then its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessHandle.current().parent().ifPresent(Child::endWith);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException fault) {
            throw new IllegalStateException(arguments[0] + " could not start", fault.getCause());
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
