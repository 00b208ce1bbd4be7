package kaowu.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.util.function.Supplier;

/**
 * What Lambda makes and calls. It loads the archive a second time, and all but itself, through a class loader that serves several
 * threads at once: the one that Lambda loads a function with serves one after the other, and then no thread could have a head start.
 *
 * <p>Lambda finds its method by name. It is no {@link RequestStreamHandler}, since Quarkus looks for those while it builds, and takes
 * one for a function of the application.
 */
public abstract class FrontHandler {

    private final RequestStreamHandler handler;

    /**
     * Starts the application.
     *
     * @param name of the archive's {@link RehearsedStart}; only its name, since the class itself would be that of the wrong loader
     */
    protected FrontHandler(String name) {
        ClassLoader loader = FrontHandler.class.getClassLoader() instanceof URLClassLoader lambdas
                ? ArchiveLoader.inPlaceOf(lambdas)
                : FrontHandler.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object start = Class.forName(name, true, loader).getConstructor().newInstance();
            // Not a RehearsedStart: that is another class in the other loader.
            handler = (RequestStreamHandler) ((Supplier<?>) start).get();
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("the application does not start", fault);
        }
    }

    /** What Lambda calls. */
    public void handleRequest(InputStream event, OutputStream reply, Context context) throws IOException {
        handler.handleRequest(event, reply, context);
    }
}
