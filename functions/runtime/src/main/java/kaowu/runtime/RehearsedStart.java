package kaowu.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts the application of an archive: what the first call needs beyond Quarkus is begun before Quarkus and goes on beside it. Each
 * archive has one, which its {@link FrontHandler} makes.
 */
public abstract class RehearsedStart implements Supplier<RequestStreamHandler> {

    private static final HeadStart HEAD_START = HeadStart.begin();

    private final RequestStreamHandler quarkus;

    /** @param quarkus makes the handler that starts Quarkus */
    protected RehearsedStart(Supplier<RequestStreamHandler> quarkus) {
        this.quarkus = quarkus.get();
        BeforeSnapshot.registerWhereOneIsTaken(HEAD_START, this::rehearse);
    }

    /** The handler of an application that has started. */
    @Override
    public RequestStreamHandler get() {
        return quarkus;
    }

    /**
     * An event that goes all the way through the function and changes nothing, nor asks anybody anything; empty where there is none
     * like that. Only asked for before a snapshot, when the application has started.
     */
    protected abstract Optional<String> harmlessEvent();

    private void rehearse() throws IOException {
        Optional<String> event = harmlessEvent();
        if (event.isPresent()) {
            quarkus.handleRequest(
                    new ByteArrayInputStream(event.get().getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    new RehearsalContext());
        }
    }
}
