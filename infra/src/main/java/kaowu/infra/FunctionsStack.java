package kaowu.infra;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** What works on the state: every exported function, what calls it, and who is told when it fails. */
final class FunctionsStack extends Stack {

    private final ITopic alarmTopic;

    FunctionsStack(Construct scope, String id, StackProps props, Settings settings, StateStack state) {
        super(scope, id, props);
        Settings.sayWhatIsMissing(this, settings.missing());
        var code = Code.fromAsset(settings.built().functionZip().toString());
        var deadLetters = new DeadLetters(this, settings.prefix());
        var functions = Exported.ALL.stream()
                .map(exported -> new DeployedFunction(
                        this,
                        exported,
                        code,
                        settings,
                        state,
                        Permissions.forTrigger(
                                exported.trigger(), state, deadLetters.queue().getQueueArn())))
                .toList();
        var sweeps = functions.stream()
                .filter(function -> function.deployable().trigger() instanceof Trigger.EveryMinute)
                .toList();
        new Timer(this, settings.prefix(), sweeps, deadLetters);
        for (var function : functions) {
            if (function.deployable().trigger() instanceof Trigger.StreamOf stream) {
                new StreamSource(this, function, stream, state, deadLetters);
            }
        }
        alarmTopic = AlarmTopic.create(this, settings.prefix(), state.data(), settings.alarmEmail());
        var alarms = new Alarms(this, settings.prefix(), alarmTopic);
        functions.forEach(alarms::watch);
        sweeps.forEach(alarms::watchSuccess);
        alarms.watch(deadLetters);
        alarms.watchFailedNotices(functions.stream()
                .filter(function -> function.deployable().needs(Need.Means.CHANNELS))
                .filter(function -> function.deployable().tables().contains(Tables.NOTICES))
                .toList());
    }

    /** Where the alarms of other stacks go too. */
    ITopic alarmTopic() {
        return alarmTopic;
    }
}
