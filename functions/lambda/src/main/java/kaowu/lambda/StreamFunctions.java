package kaowu.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.quarkus.funqy.Funq;
import java.util.function.Consumer;
import kaowu.closing.ClosingFunctions;
import kaowu.intake.IntakeState;
import kaowu.notice.NoticeFunctions;
import org.jboss.logging.Logger;

/**
 * What follows from a change of a table at once, ahead of the sweeps. Each is called with one record of a batch, one after the
 * other; a record whose call throws is reported as a failure of the batch, and the stream delivers it again together with those
 * behind it. That is harmless, since both ask the tables what there is still to do.
 */
public class StreamFunctions {

    private static final Logger LOG = Logger.getLogger(StreamFunctions.class);

    private final ClosingFunctions closing;
    private final NoticeFunctions notices;

    StreamFunctions(ClosingFunctions closing, NoticeFunctions notices) {
        this.closing = closing;
        this.notices = notices;
    }

    /** Of the intakes' stream: settles the site's intake as soon as one of its shards has closed. */
    @Funq
    public void settleClosed(DynamodbStreamRecord streamed) {
        follow(streamed, change -> {
            if (change.turned("state", IntakeState.CLOSED.name())) {
                closing.settle(change.text("roundId"), change.text("siteId"));
            }
        });
    }

    /** Of the ledger's stream: delivers a notice as soon as it is in the ledger. */
    @Funq
    public void deliverQueued(DynamodbStreamRecord streamed) {
        follow(streamed, change -> {
            if (change.isNew()) {
                notices.deliver(change.text("recipient"), change.text("occasion"));
            }
        });
    }

    /** Logs a fault before it goes on: for the batch it is only a sequence number, and its cause would be lost. */
    private static void follow(DynamodbStreamRecord streamed, Consumer<Change> step) {
        try {
            step.accept(Change.of(streamed));
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "Record %s of the stream failed",
                    streamed.getDynamodb().getSequenceNumber());
            throw fault;
        }
    }
}
