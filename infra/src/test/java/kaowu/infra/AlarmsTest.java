package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

class AlarmsTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";

    @ParameterizedTest
    @CsvSource({"errors, Errors", "throttles, Throttles"})
    void everyFunctionIsWatched(String alarm, String metric) {
        for (var function : Exported.ALL) {
            var found = alarm(function.name() + "-" + alarm);
            assertThat(found.path("MetricName").asText()).isEqualTo(metric);
            assertThat(found.path("Threshold").asInt()).isEqualTo(1);
            assertThat(found.path("TreatMissingData").asText()).isEqualTo("notBreaching");
            assertThat(Synthesised.FUNCTIONS
                            .behind(found.at("/Dimensions/0/Value"))
                            .path("FunctionName")
                            .asText())
                    .isEqualTo("kaowu-" + function.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closeRounds", "remind", "cascade", "deliverNotices"})
    void aSweepThatDoesNotSucceedIsNoticedAlsoIfItIsNotCalled(String sweep) {
        var silent = alarm(sweep + "-silent");
        assertThat(silent.at("/Metrics/0/Expression").asText()).isEqualTo("invocations - errors");
        assertThat(silent.at("/Metrics/1/MetricStat/Period").asInt()).isEqualTo(300);
        assertThat(silent.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
        assertThat(silent.path("Threshold").asInt()).isEqualTo(1);
        assertThat(silent.path("EvaluationPeriods").asInt()).isEqualTo(1);
        assertThat(silent.path("TreatMissingData").asText()).isEqualTo("breaching");
    }

    @Test
    void theFirstDeadLetterIsNoticed() {
        var dead = alarm("dead-letters");
        assertThat(dead.path("MetricName").asText()).isEqualTo("ApproximateNumberOfMessagesVisible");
        assertThat(dead.path("Threshold").asInt()).isEqualTo(1);
    }

    @Test
    void aNoticeThatWasGivenUpIsNoticedWhoeverGaveItUp() {
        assertThat(Synthesised.FUNCTIONS.all("AWS::Logs::MetricFilter"))
                .hasSize(2)
                .allSatisfy(filter -> {
                    assertThat(filter.path("FilterPattern").asText()).isEqualTo("\"Notice FAILED\"");
                    assertThat(filter.at("/MetricTransformations/0/MetricName").asText())
                            .isEqualTo(
                                    alarm("failed-notices").path("MetricName").asText());
                })
                .extracting(filter -> Synthesised.FUNCTIONS
                        .behind(filter.path("LogGroupName"))
                        .path("LogGroupName")
                        .asText())
                .containsExactlyInAnyOrder("/aws/lambda/kaowu-deliverNotices", "/aws/lambda/kaowu-deliverQueued");
    }

    @Test
    void everyAlarmReachesTheOneEncryptedTopic() {
        var topics = Synthesised.FUNCTIONS.all("AWS::SNS::Topic");
        assertThat(topics).singleElement().matches(topic -> topic.has("KmsMasterKeyId"));
        assertThat(Synthesised.FUNCTIONS.all(ALARM))
                .hasSize(2 * Exported.ALL.size() + 4 + 2)
                .allMatch(alarm -> Synthesised.FUNCTIONS
                        .behind(alarm.at("/AlarmActions/0"))
                        .equals(topics.get(0)));
    }

    @Test
    void alarmsMayPublishToTheTopicAndUseItsKey() {
        Synthesised.FUNCTIONS
                .template()
                .hasResourceProperties(
                        "AWS::SNS::TopicPolicy",
                        Map.of("PolicyDocument", Match.objectLike(Map.of("Statement", byAlarms("sns:Publish")))));
        assertThat(Synthesised.STATE.all("AWS::KMS::Key"))
                .anyMatch(key -> key.path("KeyPolicy").toString().contains("cloudwatch.amazonaws.com"));
    }

    private static Object byAlarms(String action) {
        return Match.arrayWith(List.of(Match.objectLike(Map.of(
                "Action", action, "Effect", "Allow", "Principal", Map.of("Service", "cloudwatch.amazonaws.com")))));
    }

    private static JsonNode alarm(String name) {
        return Synthesised.FUNCTIONS.named(ALARM, "AlarmName", "kaowu-" + name);
    }
}
