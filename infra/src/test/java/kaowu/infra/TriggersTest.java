package kaowu.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggersTest {

    private static final String SCHEDULE = "AWS::Scheduler::Schedule";

    @ParameterizedTest
    @ValueSource(strings = {"closeRounds", "remind", "cascade", "deliverNotices"})
    void everyMinuteInTheOfficesZoneASweepIsCalledByItsAlias(String sweep) {
        var schedule = Synthesised.FUNCTIONS.named(SCHEDULE, "Name", "kaowu-" + sweep);
        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(* * * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(schedule.path("FlexibleTimeWindow").path("Mode").asText()).isEqualTo("OFF");
        var target = schedule.path("Target");
        assertThat(calls(target.path("Arn"))).isEqualTo("kaowu-" + sweep);
        assertThat(target.path("RetryPolicy").path("MaximumRetryAttempts").asInt())
                .isEqualTo(2);
        assertThat(isDeadLetters(target.path("DeadLetterConfig").path("Arn"))).isTrue();
    }

    @Test
    void theTimerMayCallTheSweepsAndNothingElse() {
        var schedules = Synthesised.FUNCTIONS.all(SCHEDULE);
        assertThat(schedules).hasSize(4);
        var role = Synthesised.FUNCTIONS.behind(schedules.get(0).path("Target").path("RoleArn"));
        assertThat(role.path("AssumeRolePolicyDocument").toString()).contains("scheduler.amazonaws.com");
        assertThat(Synthesised.FUNCTIONS.statements(role))
                .flatMap(Synthesised.Statement::actions)
                .containsExactly("lambda:InvokeFunction", "sqs:SendMessage");
        assertThat(Synthesised.FUNCTIONS.statements(role).get(0).resources()).hasSize(4);
    }

    @Test
    void aSweepThatFailedIsNotRepeatedButKept() {
        assertThat(Synthesised.FUNCTIONS.all("AWS::Lambda::EventInvokeConfig"))
                .hasSize(4)
                .allSatisfy(failed -> {
                    assertThat(failed.path("Qualifier").asText()).isEqualTo("live");
                    assertThat(failed.path("MaximumRetryAttempts").asInt(-1)).isZero();
                    assertThat(isDeadLetters(failed.at("/DestinationConfig/OnFailure/Destination")))
                            .isTrue();
                });
    }

    @Test
    void aClosedIntakeIsSettled() throws IOException {
        var mapping = mapping("settleClosed");
        assertThat(mapping.path("EventSourceArn").toString())
                .contains("intakes")
                .contains("StreamArn");
        assertThat(pattern(mapping)).isEqualTo(new ObjectMapper().readTree("""
                                {
                                  "eventName": ["MODIFY"],
                                  "dynamodb": {
                                    "NewImage": {"state": {"S": ["CLOSED"]}},
                                    "OldImage": {"state": {"S": [{"anything-but": ["CLOSED"]}]}}
                                  }
                                }
                                """));
    }

    @Test
    void aQueuedNoticeIsDelivered() throws IOException {
        var mapping = mapping("deliverQueued");
        assertThat(mapping.path("EventSourceArn").toString())
                .contains("notices")
                .contains("StreamArn");
        assertThat(pattern(mapping)).isEqualTo(new ObjectMapper().readTree("{\"eventName\":[\"INSERT\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"settleClosed", "deliverQueued"})
    void aRecordThatFailsHoldsUpNoOther(String function) {
        var mapping = mapping(function);
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("FunctionResponseTypes"))
                .map(JsonNode::asText)
                .containsExactly("ReportBatchItemFailures");
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(3);
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(isDeadLetters(mapping.at("/DestinationConfig/OnFailure/Destination")))
                .isTrue();
        assertThat(Synthesised.FUNCTIONS.statements(function))
                .anyMatch(statement -> statement.actions().contains("sqs:SendMessage"));
    }

    @Test
    void deadLettersAreEncryptedAtRestAndOnTheirWay() {
        assertThat(Synthesised.FUNCTIONS.all("AWS::SQS::Queue"))
                .singleElement()
                .satisfies(
                        queue -> assertThat(queue.path("SqsManagedSseEnabled").asBoolean())
                                .isTrue());
        assertThat(Synthesised.FUNCTIONS.all("AWS::SQS::QueuePolicy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy.toString()).contains("\"aws:SecureTransport\":\"false\""));
    }

    private static JsonNode mapping(String function) {
        return Synthesised.FUNCTIONS.all("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> calls(mapping.path("FunctionName")).equals("kaowu-" + function))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode pattern(JsonNode mapping) throws IOException {
        return new ObjectMapper()
                .readTree(mapping.at("/FilterCriteria/Filters/0/Pattern").asText());
    }

    /** Name of the function whose alias this is. */
    private static String calls(JsonNode alias) {
        var live = Synthesised.FUNCTIONS.behind(alias);
        assertThat(live.path("Name").asText()).isEqualTo("live");
        return Synthesised.FUNCTIONS
                .behind(live.path("FunctionName"))
                .path("FunctionName")
                .asText();
    }

    private static boolean isDeadLetters(JsonNode arn) {
        return Synthesised.FUNCTIONS.behind(arn).path("QueueName").asText().equals("kaowu-dead-letters");
    }
}
