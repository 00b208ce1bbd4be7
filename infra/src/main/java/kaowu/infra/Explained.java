package kaowu.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Where a rule of cdk-nag does not fit, and why; the reasons stand in the template beside what they are about. */
final class Explained {

    private Explained() {}

    static void permissions(Role role, Deployable function, boolean bySms) {
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
        if (!reasons.isEmpty()) {
            NagSuppressions.addResourceSuppressions(role, reasons);
        }
    }

    static void stream(IRole role) {
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(
                        wildcard(
                                "/^Resource::.*\\/stream\\/\\*$/",
                                "Lambda lists the streams of this one table; DynamoDB names a stream by the time of its creation.")));
    }

    static void deadLetters(Construct queue) {
        because(
                queue,
                "AwsSolutions-SQS3",
                "It is the dead-letter queue, of schedules, streams and asynchronous calls;"
                        + " an alarm goes off at the first message.");
    }

    static void edgeSecret(Construct secret) {
        because(
                secret,
                "AwsSolutions-SMG4",
                "It only shows that a call came through CloudFront. A rotation would have to change the distribution and the"
                        + " function in the same moment.");
    }

    static void openToEverybody(Construct route) {
        because(
                route,
                "AwsSolutions-APIG4",
                "Everybody may register. Whoever asks for a registration brings its access code, which the API checks.");
    }

    static void onlyReadByTheEdge(Construct bucket) {
        because(bucket, "AwsSolutions-S1", "It is read by the distribution and by nobody else, and that writes a log.");
    }

    static void isTheLog(Construct bucket) {
        because(bucket, "AwsSolutions-S1", "It is the log of the distribution.");
    }

    static void edge(Construct distribution, Network network) {
        because(distribution, "AwsSolutions-CFR1", "A candidate may also register from abroad.");
        because(
                distribution,
                "AwsSolutions-CFR2",
                "The files are the same for everybody; the API has limits of its own by route, person and address.");
        if (network == Network.CHINA) {
            because(distribution, "AwsSolutions-CFR7", "CloudFormation in China has no origin access control.");
        }
    }

    static void edgeWithoutDomain(Construct distribution) {
        because(
                distribution,
                "AwsSolutions-CFR4",
                "Without a domain of its own, CloudFront's certificate decides; formDomain and formCertificate set TLS 1.2.");
    }

    static void certificateOfIam(Construct distribution) {
        because(
                distribution,
                "AwsSolutions-CFR4",
                "TLS 1.2 is asked for beside the certificate, in a place where this rule does not look.");
    }

    /** The CDK's own function that copies the form's files; it runs during a deployment and at no other time. */
    static void copying(IConstruct function) {
        NagSuppressions.addResourceSuppressions(
                function,
                List.of(
                        reason("AwsSolutions-IAM4", "The CDK gives its own function this policy, to write its log."),
                        reason("AwsSolutions-IAM5", "It copies files from the CDK's bucket to that of the form."),
                        reason("AwsSolutions-L1", "The CDK chooses the runtime of its own function.")),
                true);
    }

    private static void because(Construct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(construct, List.of(reason(rule, reason)));
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }

    private static NagPackSuppression wildcard(String resource, String reason) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(RegexAppliesTo.builder().regex(resource).build()))
                .build();
    }
}
