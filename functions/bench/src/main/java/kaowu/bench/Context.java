package kaowu.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import kaowu.candidate.IdentityKeysets;
import kaowu.servers.Buckets;
import kaowu.servers.LocalCloud;
import kaowu.servers.LocalServers;
import kaowu.servers.SmsGateway;
import kaowu.servers.Tables;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What every group measures on: local servers with the tables of the infrastructure's template, and how much to measure. */
final class Context implements AutoCloseable {

    private static final int RUNS = 5;

    private static final Tables TABLES = Tables.ofTemplate().withoutStreams();

    private final LocalCloud cloud;
    private final DynamoDbClient dynamoDb;
    private final IdentityKeysets keysets = IdentityKeysets.generate();
    private final List<Jdk> jdks = Jdk.found();
    private final boolean quick;
    private @Nullable Workshop shared;

    private Context(LocalCloud cloud, boolean quick) {
        this.cloud = cloud;
        this.dynamoDb = Tables.client(cloud.servers().dynamoDb());
        this.quick = quick;
    }

    /** @param quick whether to measure only so much that everything has been run once */
    static Context start(boolean quick) {
        LocalServers.Options options = LocalServers.Options.forTests();
        LocalServers servers = LocalServers.start(quick ? options.up() : options);
        TABLES.createAt(servers.dynamoDb());
        Buckets.create(servers.s3(), LocalCloud.BUCKET);
        return new Context(new LocalCloud(servers, SmsGateway.start(InstantSource.system())), quick);
    }

    boolean quick() {
        return quick;
    }

    /** How many measurements make a median. */
    int runs() {
        return quick ? 1 : RUNS;
    }

    /** All functions in a process of their own; the groups of a smoke run share one, since it takes seconds to start. */
    Workshop workshop() throws IOException {
        if (!quick) {
            return new Workshop(this, false);
        }
        if (shared == null) {
            shared = new Workshop(this, true);
        }
        return shared;
    }

    /** Those that cold starts are measured on, the newest first; there may be none. */
    List<Jdk> jdks() {
        return jdks;
    }

    /** What everything else is measured on: the newest of them, or else what runs this. */
    Jdk jdk() {
        return jdks.isEmpty() ? Jdk.running() : jdks.get(0);
    }

    /** All servers. */
    LocalCloud cloud() {
        return cloud;
    }

    /** The endpoint of DynamoDB Local. */
    URI endpoint() {
        return cloud.servers().dynamoDb();
    }

    /** The endpoint of the S3 server. */
    URI s3() {
        return cloud.servers().s3();
    }

    /** The port of the SMTP server. */
    int smtpPort() {
        return cloud.servers().smtpPort();
    }

    /** What {@link #environment} hands to the functions, for who writes past them. */
    IdentityKeysets keysets() {
        return keysets;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** Makes all tables anew, for a group that may not find, or leave behind, what is of another. */
    void clear() {
        for (String name : TABLES.names()) {
            dynamoDb.deleteTable(table -> table.tableName(name));
            dynamoDb.waiter().waitUntilTableNotExists(table -> table.tableName(name));
        }
        TABLES.createAt(endpoint());
    }

    /** A folder or file that the build has made, by its path from the root of the project. */
    static Path built(String path) {
        return Path.of("..", "..").resolve(path).toAbsolutePath().normalize();
    }

    /** A file that the bench makes. */
    static Path target(String path) {
        return Path.of("target").resolve(path).toAbsolutePath();
    }

    /**
     * The environment of a function: what Lambda sets for every one, what the infrastructure sets for the real ones, and where
     * DynamoDB and the bucket are. Keysets are in clear, since a call to KMS would be one that no baseline makes.
     */
    Map<String, String> environment(URI dynamoDb) {
        return Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.toString(),
                "KAOWU_CLOUD_ENDPOINTS_S3",
                s3().toString(),
                "KAOWU_IDENTITY_KEYSET",
                keysets.keyset(),
                "KAOWU_IDENTITY_INDEX_KEYSET",
                keysets.indexKeyset());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (shared != null) {
            shared.end();
        }
        dynamoDb.close();
        cloud.close();
    }
}
