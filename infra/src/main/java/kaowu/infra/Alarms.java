package kaowu.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Tells a person that something failed, or that something did not happen. */
final class Alarms extends Construct {

    private static final Duration PERIOD = Duration.minutes(5);

    private final String prefix;
    private final ITopic topic;

    Alarms(Construct scope, String prefix, ITopic topic) {
        super(scope, "alarms");
        this.prefix = prefix;
        this.topic = topic;
    }

    /** A refusal is an answer and no error, so a single error is a fault to look at. */
    void watch(DeployedFunction function) {
        var name = function.name();
        var sums = sums();
        atFirst(name + "-errors", name + " failed", function.function().metricErrors(sums));
        atFirst(
                name + "-throttles",
                name + " was refused for want of capacity",
                function.function().metricThrottles(sums));
    }

    /** No run that succeeded, for whatever reason: deadlines pass and people are not told. */
    void watchSuccess(DeployedFunction sweep) {
        var name = sweep.name();
        var successes = MathExpression.Builder.create()
                .expression("invocations - errors")
                // Sorted, since the template must not depend on the order in which a map happens to be read.
                .usingMetrics(new TreeMap<>(Map.of(
                        "invocations", sweep.function().metricInvocations(sums()),
                        "errors", sweep.function().metricErrors(sums()))))
                .label("successes")
                .period(PERIOD)
                .build();
        alarm(
                name + "-silent",
                name + " has not succeeded for five minutes",
                successes,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                1,
                TreatMissingData.BREACHING);
    }

    /** People wait for these answers, and one in a hundred waits longer than this. */
    void watchDuration(DeployedFunction function, Duration most) {
        var name = function.name();
        var slowest = function.function()
                .metricDuration(
                        MetricOptions.builder().statistic("p99").period(PERIOD).build());
        alarm(
                name + "-slow",
                name + " takes longer than " + most.toSeconds() + " seconds",
                slowest,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                most.toMilliseconds(),
                TreatMissingData.NOT_BREACHING);
    }

    /** Also the answers that no function gave: API Gateway could not call it, or waited in vain. */
    void watchFaults(IHttpApi api) {
        atFirst("api-faults", "the API answered with a fault", api.metricServerError(sums()));
    }

    void watch(DeadLetters deadLetters) {
        atFirst(
                "dead-letters",
                "a call failed to the last; see the queue",
                deadLetters
                        .queue()
                        .metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                                .statistic("Maximum")
                                .period(PERIOD)
                                .build()));
    }

    /** Somebody was not told, and nobody tries any more. */
    void watchFailedNotices(List<DeployedFunction> deliveries) {
        var namespace = "Kaowu/" + prefix;
        for (var delivery : deliveries) {
            MetricFilter.Builder.create(this, delivery.name() + "-failed-notices")
                    .logGroup(delivery.log())
                    .filterPattern(FilterPattern.literal("\"Notice FAILED\""))
                    .metricNamespace(namespace)
                    .metricName("FailedNotices")
                    .metricValue("1")
                    .build();
        }
        var failed = Metric.Builder.create()
                .namespace(namespace)
                .metricName("FailedNotices")
                .statistic("Sum")
                .period(PERIOD)
                .build();
        atFirst("failed-notices", "a notice was given up; see the ledger", failed);
    }

    private void atFirst(String id, String description, IMetric metric) {
        alarm(
                id,
                description,
                metric,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                1,
                TreatMissingData.NOT_BREACHING);
    }

    private void alarm(
            String id,
            String description,
            IMetric metric,
            ComparisonOperator comparison,
            Number threshold,
            TreatMissingData missing) {
        Alarm.Builder.create(this, id)
                .alarmName(prefix + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .comparisonOperator(comparison)
                .threshold(threshold)
                .evaluationPeriods(1)
                .treatMissingData(missing)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    private static MetricOptions sums() {
        return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
    }
}
