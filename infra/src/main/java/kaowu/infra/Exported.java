package kaowu.infra;

import static kaowu.infra.Need.Means.CHANNELS;
import static kaowu.infra.Need.Means.IDENTITY;
import static kaowu.infra.Need.Means.MATERIALS;
import static kaowu.infra.Need.Means.UPLOADS;
import static kaowu.infra.Need.Operation.BATCH;
import static kaowu.infra.Need.Operation.CHECK;
import static kaowu.infra.Need.Operation.DELETE;
import static kaowu.infra.Need.Operation.GET;
import static kaowu.infra.Need.Operation.PUT;
import static kaowu.infra.Need.Operation.QUERY;
import static kaowu.infra.Need.Operation.SCAN;
import static kaowu.infra.Need.Operation.UPDATE;
import static kaowu.infra.Need.on;
import static kaowu.infra.Need.onIndex;
import static kaowu.infra.Tables.ATTEMPTS;
import static kaowu.infra.Tables.AUDIT;
import static kaowu.infra.Tables.CASCADES;
import static kaowu.infra.Tables.FILINGS;
import static kaowu.infra.Tables.FOLLOWERS;
import static kaowu.infra.Tables.INTAKES;
import static kaowu.infra.Tables.NOTICES;
import static kaowu.infra.Tables.PLACEMENTS;
import static kaowu.infra.Tables.REGISTRATIONS;
import static kaowu.infra.Tables.REQUESTS;
import static kaowu.infra.Tables.ROUNDS;
import static kaowu.infra.Tables.SITES;
import static kaowu.infra.Trigger.CALL;
import static kaowu.infra.Trigger.EVERY_MINUTE;
import static kaowu.infra.Trigger.INTAKE_CLOSED;
import static kaowu.infra.Trigger.NOTICE_QUEUED;

import java.util.List;
import java.util.Map;

/**
 * A function that function.zip exports, as it is deployed.
 *
 * @param name what the code exports it as, and the end of its name in the cloud
 * @param memory in MiB
 * @param timeout in seconds. A transaction is tried for up to 8 seconds, so a call gets 20, and a minute if a mail
 *     server may let it wait; whatever works through a list gets 5
 *     minutes. All are shorter than the 20 minutes after which an attempt to deliver a notice counts as lost
 */
record Exported(String name, int memory, int timeout, Trigger trigger, List<Need> needs) implements Deployable {

    // spotless:off
    static final List<Exported> ALL = List.of(
            // name                 MiB   s   called by
            of("importNotice",     1024,   20,  CALL),
            of("explainWindow",     512,   20,  CALL),
            of("publishPlan",      1024,   20,  CALL,
                    on(ROUNDS, GET, QUERY, SCAN, PUT), on(INTAKES, QUERY, UPDATE), on(AUDIT, PUT)),
            of("listRounds",        512,   20,  CALL,
                    on(ROUNDS, QUERY, SCAN)),

            of("registerSite",      512,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(AUDIT, PUT)),
            of("acceptSite",        512,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(AUDIT, PUT)),
            of("viewSite",          512,   20,  CALL,
                    on(SITES, GET)),
            of("listSites",         512,   20,  CALL,
                    on(SITES, SCAN)),
            of("openIntake",        512,   20,  CALL,
                    on(ROUNDS, GET, SCAN, CHECK), on(SITES, GET, SCAN, UPDATE), on(INTAKES, QUERY, PUT, UPDATE),
                    on(AUDIT, PUT)),

            of("suspendSite",      1024,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(ROUNDS, SCAN), on(INTAKES, QUERY, UPDATE), on(CASCADES, PUT),
                    onIndex(REGISTRATIONS, "gaps"), on(AUDIT, PUT)),
            of("rectifySite",      1024,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(ROUNDS, SCAN), onIndex(REGISTRATIONS, "gaps"), on(AUDIT, PUT)),
            of("inspectSite",      1024,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(ROUNDS, SCAN), onIndex(REGISTRATIONS, "gaps"), on(AUDIT, PUT)),
            of("resumeSite",       1024,   20,  CALL,
                    on(SITES, GET, SCAN, PUT), on(ROUNDS, SCAN), on(INTAKES, QUERY, UPDATE), on(CASCADES, PUT),
                    onIndex(REGISTRATIONS, "gaps"), on(AUDIT, PUT)),

            of("fileForApproval",  1024,   20,  CALL,
                    on(ROUNDS, GET), on(SITES, GET, SCAN), on(INTAKES, QUERY), on(FILINGS, QUERY, PUT, UPDATE),
                    on(AUDIT, PUT)),
            of("decideFiling",     1024,   20,  CALL,
                    on(FILINGS, GET, QUERY, UPDATE), on(SITES, SCAN), on(AUDIT, PUT)),
            of("listFilings",       512,   20,  CALL,
                    on(FILINGS, QUERY, BATCH, SCAN), onIndex(FILINGS, "open"), on(ROUNDS, GET), on(SITES, GET)),

            of("listIntakes",       512,   20,  CALL,
                    on(ROUNDS, GET, QUERY), on(INTAKES, QUERY), on(SITES, BATCH)),
            of("listRegistrations", 512,   20,  CALL,
                    onIndex(REGISTRATIONS, "gaps"), on(REGISTRATIONS, BATCH), on(ROUNDS, GET), on(SITES, GET)),
            of("listOccupations",   512,   20,  CALL,
                    on(ROUNDS, SCAN), on(SITES, SCAN)),

            of("follow",           1024,   20,  CALL,
                    on(ROUNDS, SCAN, UPDATE), on(SITES, SCAN), on(FOLLOWERS, UPDATE), IDENTITY),
            of("unfollow",          512,   20,  CALL,
                    on(FOLLOWERS, DELETE, UPDATE)),

            of("register",         1024,   20,  CALL,
                    on(ROUNDS, GET), on(SITES, GET), on(INTAKES, QUERY, UPDATE),
                    on(REGISTRATIONS, GET, PUT), on(PLACEMENTS, QUERY, PUT), on(NOTICES, PUT), on(REQUESTS, GET, PUT, CHECK), IDENTITY),
            of("submitMaterial",   1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(INTAKES, CHECK, UPDATE),
                    on(ATTEMPTS, UPDATE), UPLOADS, IDENTITY),
            of("confirmMaterial",  1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(INTAKES, CHECK, UPDATE),
                    on(ATTEMPTS, UPDATE), MATERIALS),
            of("lookUp",           1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(ATTEMPTS, UPDATE), IDENTITY),
            of("withdraw",         1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(INTAKES, UPDATE), on(PLACEMENTS, UPDATE, DELETE), on(NOTICES, PUT),
                    on(ATTEMPTS, UPDATE), IDENTITY),
            of("chooseExam",       1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(SITES, GET), on(INTAKES, QUERY, UPDATE),
                    on(PLACEMENTS, GET, QUERY, UPDATE, DELETE), on(NOTICES, PUT), on(ATTEMPTS, UPDATE), IDENTITY),
            of("answerMove",       1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(SITES, GET), on(INTAKES, QUERY, UPDATE),
                    on(PLACEMENTS, QUERY, UPDATE, DELETE), on(NOTICES, PUT), on(ATTEMPTS, UPDATE), IDENTITY),
            of("sendSignInCode",   1024,   60,  CALL,
                    onIndex(REGISTRATIONS, "phones"), on(REGISTRATIONS, GET), on(ATTEMPTS, UPDATE, PUT),
                    IDENTITY, CHANNELS),
            of("signIn",           1024,   20,  CALL,
                    onIndex(REGISTRATIONS, "phones"), on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET),
                    on(ATTEMPTS, UPDATE, DELETE), IDENTITY),
            of("reinstate",        1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET, CHECK), on(SITES, GET, SCAN), on(PLACEMENTS, GET, QUERY, PUT, UPDATE), on(NOTICES, PUT),
                    on(AUDIT, PUT), IDENTITY),
            of("moveRegistration", 1024,   20,  CALL,
                    on(REGISTRATIONS, GET, UPDATE), on(ROUNDS, GET), on(SITES, GET, SCAN), on(INTAKES, QUERY, UPDATE),
                    on(PLACEMENTS, QUERY, UPDATE, DELETE), on(NOTICES, PUT), on(AUDIT, PUT), IDENTITY),
            of("moveCandidates",   1024,   60,  CALL,
                    on(ROUNDS, GET), on(SITES, GET, SCAN), on(INTAKES, QUERY), onIndex(REGISTRATIONS, "gaps"),
                    on(REGISTRATIONS, BATCH), on(PLACEMENTS, GET), on(CASCADES, PUT), on(AUDIT, PUT)),
            of("postponeRound",    1024,   60,  CALL,
                    on(ROUNDS, GET, QUERY, SCAN, PUT, UPDATE, DELETE), on(INTAKES, QUERY, UPDATE), on(CASCADES, PUT),
                    on(SITES, SCAN, BATCH), on(FILINGS, GET, QUERY, UPDATE),
                    onIndex(REGISTRATIONS, "gaps"), on(REGISTRATIONS, BATCH), on(PLACEMENTS, GET), on(AUDIT, PUT)),
            of("agenda",            512,   20,  CALL,
                    onIndex(ROUNDS, "closing"), onIndex(ROUNDS, "reminding"), onIndex(ROUNDS, "announcing"),
                    onIndex(REGISTRATIONS, "own-deadlines"), onIndex(NOTICES, "pending"), onIndex(CASCADES, "waiting")),

            of("closeRounds",      1024,  300,  EVERY_MINUTE,
                    on(ROUNDS, GET, UPDATE, CHECK), onIndex(ROUNDS, "closing"), on(INTAKES, QUERY, UPDATE),
                    on(REGISTRATIONS, GET, BATCH, UPDATE), onIndex(REGISTRATIONS, "gaps"),
                    onIndex(REGISTRATIONS, "own-deadlines"),
                    on(PLACEMENTS, UPDATE, DELETE), on(NOTICES, PUT), on(AUDIT, PUT)),
            of("remind",           1024,  300,  EVERY_MINUTE,
                    on(ROUNDS, GET, UPDATE), onIndex(ROUNDS, "reminding"), onIndex(ROUNDS, "announcing"),
                    on(INTAKES, QUERY), onIndex(REGISTRATIONS, "gaps"), on(FOLLOWERS, QUERY, UPDATE), on(NOTICES, PUT)),
            of("cascade",          1024,  300,  EVERY_MINUTE,
                    on(CASCADES, GET, UPDATE), onIndex(CASCADES, "waiting"), onIndex(REGISTRATIONS, "gaps"),
                    on(REGISTRATIONS, GET, UPDATE), on(PLACEMENTS, GET, QUERY, PUT, UPDATE, DELETE), on(SITES, GET), on(ROUNDS, GET),
                    on(INTAKES, QUERY, UPDATE), on(NOTICES, GET, PUT)),
            of("deliverNotices",   1024,  300,  EVERY_MINUTE,
                    on(NOTICES, GET, QUERY, UPDATE), onIndex(NOTICES, "pending"),
                    on(REGISTRATIONS, GET), on(ROUNDS, GET, SCAN, UPDATE), on(SITES, GET), on(FOLLOWERS, GET, UPDATE, DELETE),
                    IDENTITY, CHANNELS),

            of("settleClosed",     1024,  300,  INTAKE_CLOSED,
                    on(ROUNDS, GET, CHECK), on(REGISTRATIONS, GET, BATCH, UPDATE), onIndex(REGISTRATIONS, "gaps"),
                    on(PLACEMENTS, UPDATE, DELETE), on(NOTICES, PUT)),
            of("deliverQueued",    1024,  300,  NOTICE_QUEUED,
                    on(NOTICES, GET, QUERY, UPDATE), on(REGISTRATIONS, GET), on(ROUNDS, GET, SCAN, UPDATE), on(SITES, GET),
                    on(FOLLOWERS, GET, UPDATE, DELETE), IDENTITY, CHANNELS));
    // spotless:on

    private static Exported of(String name, int memory, int timeout, Trigger trigger, Need... needs) {
        return new Exported(name, memory, timeout, trigger, List.of(needs));
    }

    static Exported named(String name) {
        return ALL.stream()
                .filter(exported -> exported.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
    }

    @Override
    public String handler() {
        return "kaowu.lambda.FunctionHandler::handleRequest";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("QUARKUS_FUNQY_EXPORT", name);
    }
}
