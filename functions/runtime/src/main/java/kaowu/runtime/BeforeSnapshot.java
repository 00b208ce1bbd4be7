package kaowu.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.PreloadClassesRecorder;
import java.util.LinkedHashMap;
import java.util.Map;
import kaowu.candidate.IdentityVault;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Brings the process into the state that it has after a call, before SnapStart keeps it: with all classes loaded, the clients made
 * and the keysets open. They are kept with it, under the same key as the function's environment. A step that fails is only logged,
 * and without the text of the fault: the snapshot is then slower to answer, and no worse.
 *
 * <p>What must be another in every process that is restored is not made here. Secrets are drawn from {@link
 * java.security.SecureRandom}, which asks the kernel each time; nobody keeps the time of day; credentials are fetched when they have
 * expired by it; and no connection is opened but to KMS, which the client opens again once it has been cut.
 */
final class BeforeSnapshot implements Resource {

    private static final Logger LOG = Logger.getLogger(BeforeSnapshot.class);

    /** What Lambda says in the environment of a process that is started for a snapshot. */
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private static final String SNAPSHOT = "snap-start";

    /** Here because whoever calls it keeps only a weak reference. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private static @Nullable BeforeSnapshot registered;

    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** Something that is prepared. */
    interface Step {
        void run() throws Exception;
    }

    private BeforeSnapshot(HeadStart headStart, Step call) {
        steps.put("the head start", headStart::await);
        steps.put("the classes", () -> PreloadClassesRecorder.preloadClasses(true));
        steps.put("the client of DynamoDB", BeforeSnapshot::dynamoDb);
        steps.put("the keysets", BeforeSnapshot::keysets);
        steps.put("a call", call);
    }

    /** A start without a snapshot has no use for it, and does not wait for it. */
    static void registerWhereOneIsTaken(HeadStart headStart, Step call) {
        if (SNAPSHOT.equals(System.getenv(INITIALIZATION))) {
            BeforeSnapshot hook = new BeforeSnapshot(headStart, call);
            Core.getGlobalContext().register(hook);
            registered = hook;
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        steps.forEach((name, step) -> {
            try {
                step.run();
            } catch (Exception | LinkageError fault) {
                LOG.warnf(
                        "Could not prepare %s for the snapshot: %s",
                        name, fault.getClass().getName());
            }
        });
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    /** Whatever its name is asked for has been made. */
    private static void dynamoDb() {
        Arc.container().instance(DynamoDbClient.class).get().serviceName();
    }

    /** Opens them, for a function that has any. */
    private static void keysets() {
        if (Rehearsal.hasToDoWithPeople()) {
            IdentityVault vault = Arc.container().instance(IdentityVault.class).get();
            vault.openText(vault.sealText("rehearsal", "rehearsal"), "rehearsal");
            vault.fingerprint(IdentityVault.Kind.REQUEST, "rehearsal");
        }
    }
}
