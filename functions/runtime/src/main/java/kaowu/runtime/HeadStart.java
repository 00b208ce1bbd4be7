package kaowu.runtime;

import java.util.List;
import java.util.logging.LogManager;

/**
 * A thread that rehearses a call while Quarkus starts on another: a start is mostly the loading of classes, and those of Quarkus
 * and those of the first call are different ones. Where it fails nothing is lost but time; the call itself will meet the same
 * fault and report it.
 */
final class HeadStart {

    private static final List<Runnable> STEPS =
            List.of(Rehearsal::dynamoDb, Rehearsal::requests, Rehearsal::identities, Rehearsal::encryptedConnections);

    private final Thread thread;

    private HeadStart(Thread thread) {
        this.thread = thread;
    }

    static HeadStart begin() {
        initialiseLogging();
        Thread thread = new Thread(HeadStart::run, "head-start");
        thread.setDaemon(true);
        thread.start();
        return new HeadStart(thread);
    }

    /**
     * With the settings that Quarkus makes before it starts, and on the one thread that there is as yet: while two threads
     * initialise the log manager, each with another of its classes first, they can wait for each other for ever.
     */
    private static void initialiseLogging() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty("logging.initial-configurator.min-level", "500");
        System.setProperty("org.jboss.logging.provider", "jboss");
        LogManager.getLogManager().getLogger("");
    }

    private static void run() {
        for (Runnable step : STEPS) {
            try {
                step.run();
            } catch (RuntimeException | LinkageError fault) {
                // Nobody has called yet who could be told.
            }
        }
    }

    /** Waits until it is through. */
    void await() throws InterruptedException {
        thread.join();
    }
}
