package kaowu.infra;

import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** What works on the state: every exported function, what calls it, and who is told when it fails. */
final class FunctionsStack extends Stack {

    FunctionsStack(Construct scope, String id, StackProps props, Settings settings, StateStack state) {
        super(scope, id, props);
        sayWhatIsMissing(settings.missing());
        var code = Code.fromAsset(settings.functionZip().toString());
        var deadLetters = new DeadLetters(this, settings.prefix());
        var functions = Exported.ALL.stream()
                .map(exported -> new DeployedFunction(this, exported, code, settings, state, deadLetters))
                .toList();
        var sweeps = functions.stream()
                .filter(function -> function.exported().trigger() instanceof Trigger.EveryMinute)
                .toList();
        new Timer(this, settings.prefix(), sweeps, deadLetters);
        for (var function : functions) {
            if (function.exported().trigger() instanceof Trigger.StreamOf stream) {
                new StreamSource(this, function, stream, state, deadLetters);
            }
        }
        var alarms = new Alarms(this, settings.prefix(), state.data(), settings.alarmEmail());
        functions.forEach(alarms::watch);
        sweeps.forEach(alarms::watchSuccess);
        alarms.watch(deadLetters);
        alarms.watchFailedNotices(functions.stream()
                .filter(function -> function.exported().needs(Need.Means.CHANNELS))
                .filter(function -> function.exported().tables().contains(Tables.NOTICES))
                .toList());
    }

    /** An error of this stack only: the state can, and the first time must, be deployed before the keysets are known. */
    private void sayWhatIsMissing(List<String> names) {
        if (!names.isEmpty()) {
            Annotations.of(this)
                    .addError("No value for " + String.join(", ", names)
                            + ": give each in infra/cdk.json or with -c <name>=<value>.");
        }
    }
}
