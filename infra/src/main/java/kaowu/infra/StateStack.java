package kaowu.infra;

import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** What must outlive every deployment: the keys, the tables and the candidates' materials. */
final class StateStack extends Stack {

    private final Key data;
    private final Key identity;
    private final Map<Tables, TableV2> tables;
    private final Bucket materials;

    StateStack(Construct scope, String id, StackProps props, Settings settings) {
        super(scope, id, props);
        data = Keys.data(this, settings.prefix());
        identity = Keys.identity(this, settings.prefix());
        tables = Tables.defineAll(this, settings.prefix(), data);
        materials = Buckets.materials(this, data, settings.formOrigin());
        CfnOutput.Builder.create(this, "IdentityKey")
                .description("Wraps the identity keysets, which the functions are deployed with")
                .value(identity.getKeyArn())
                .build();
    }

    /** Encrypts everything at rest. */
    Key data() {
        return data;
    }

    /** Wraps the keysets under which candidates' identities are encrypted before they are stored. */
    Key identity() {
        return identity;
    }

    TableV2 table(Tables table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Bucket materials() {
        return materials;
    }
}
