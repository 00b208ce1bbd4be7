package kaowu.infra;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** The environment of a function: what it says of itself, and where to find what it needs. */
final class Variables {

    private final Construct scope;
    private final Settings settings;
    private final StateStack state;
    private final Map<String, String> variables = new TreeMap<>();

    private Variables(Construct scope, Settings settings, StateStack state) {
        this.scope = scope;
        this.settings = settings;
        this.state = state;
    }

    static Map<String, String> of(Construct scope, Deployable function, Settings settings, StateStack state) {
        var variables = new Variables(scope, settings, state);
        function.variables().forEach(variables::put);
        for (var table : function.tables()) {
            variables.put(
                    "KAOWU_TABLES_" + table.name().toUpperCase(Locale.ROOT),
                    state.table(table).getTableName());
        }
        if (function.needs(Need.Means.IDENTITY)) {
            variables.identity();
        }
        if (function.needs(Need.Means.UPLOADS) || function.needs(Need.Means.MATERIALS)) {
            variables.put("KAOWU_MATERIALS_BUCKET", state.materials().getBucketName());
        }
        if (function.needs(Need.Means.CHANNELS)) {
            variables.channels();
        }
        return variables.variables;
    }

    private void identity() {
        put("KAOWU_IDENTITY_KEYSET", settings.keysets().identity());
        put("KAOWU_IDENTITY_INDEX_KEYSET", settings.keysets().index());
        put("KAOWU_IDENTITY_KMS_KEY", state.identity().getKeyArn());
    }

    private void channels() {
        var notices = settings.notices();
        put("KAOWU_NOTICE_CHANNELS", notices.channels());
        put("KAOWU_MAIL_HOST", notices.host());
        put("KAOWU_MAIL_PORT", notices.port());
        put("KAOWU_MAIL_START_TLS", notices.startTls());
        put("KAOWU_MAIL_FROM", notices.from());
        // The template only refers to the secret; CloudFormation reads it while it deploys. A new password is taken
        // over by
        // the next deployment that changes the function.
        ISecret secret = Secret.fromSecretNameV2(scope, "mail", notices.secret());
        put("KAOWU_MAIL_USERNAME", secret.secretValueFromJson("username").unsafeUnwrap());
        put("KAOWU_MAIL_PASSWORD", secret.secretValueFromJson("password").unsafeUnwrap());
    }

    private void put(String name, String value) {
        variables.put(name, value);
    }
}
