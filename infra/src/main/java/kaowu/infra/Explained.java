package kaowu.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** Where a rule of cdk-nag does not fit, and why; the reasons stand in the template beside what they are about. */
final class Explained {

    private Explained() {}

    static void permissions(Role role, Exported function, boolean bySms) {
        List<NagPackSuppression> reasons = new ArrayList<>();
        if (function.needs(Need.Means.UPLOADS) || function.needs(Need.Means.MATERIALS)) {
            reasons.add(wildcard(
                    "/^Resource::.*\\/(incoming|materials)\\/\\*$/",
                    "Every registration has its own folder below this prefix, and the function serves all of them."));
        }
        if (function.needs(Need.Means.CHANNELS) && bySms) {
            reasons.add(
                    wildcard(
                            "/^Resource::\\*$/",
                            "A text message is published to a phone number, which has no ARN; publishing to topics is denied."));
        }
        if (function.trigger() instanceof Trigger.StreamOf) {
            reasons.add(
                    wildcard(
                            "/^Resource::.*\\/stream\\/\\*$/",
                            "Lambda lists the streams of this one table; DynamoDB names a stream by the time of its creation."));
        }
        if (!reasons.isEmpty()) {
            NagSuppressions.addResourceSuppressions(role, reasons);
        }
    }

    static void deadLetters(Construct queue) {
        NagSuppressions.addResourceSuppressions(
                queue,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-SQS3")
                        .reason("It is the dead-letter queue, of schedules, streams and asynchronous calls;"
                                + " an alarm goes off at the first message.")
                        .build()));
    }

    private static NagPackSuppression wildcard(String resource, String reason) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(RegexAppliesTo.builder().regex(resource).build()))
                .build();
    }
}
