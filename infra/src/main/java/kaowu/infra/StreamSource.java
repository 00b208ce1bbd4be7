package kaowu.infra;

import java.util.List;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * Calls a function with what a table's stream tells. A record that fails is told apart from its batch, tried a few times and
 * then left to the sweep, so that it does not hold up those behind it.
 */
final class StreamSource extends Construct {

    StreamSource(
            Construct scope,
            DeployedFunction function,
            Trigger.StreamOf stream,
            StateStack state,
            DeadLetters deadLetters) {
        super(scope, function.name() + "-stream");
        CfnEventSourceMapping.Builder.create(this, "mapping")
                .eventSourceArn(state.table(stream.table()).getTableStreamArn())
                .functionName(function.live().getFunctionArn())
                // From the oldest record, so that nothing is missed between the table's first item and this.
                .startingPosition("TRIM_HORIZON")
                .filterCriteria(CfnEventSourceMapping.FilterCriteriaProperty.builder()
                        .filters(List.of(CfnEventSourceMapping.FilterProperty.builder()
                                .pattern(stream.filter())
                                .build()))
                        .build())
                .batchSize(stream.batch())
                // Many sites close in the same minute, and many people register in the same second.
                .parallelizationFactor(10)
                .bisectBatchOnFunctionError(true)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .maximumRetryAttempts(3)
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(deadLetters.queue().getQueueArn())
                                .build())
                        .build())
                .build();
        Explained.stream(function.role());
    }
}
