package kaowu.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where every alarm of every stack goes, and from there to a person. */
final class AlarmTopic {

    private AlarmTopic() {}

    static Topic create(Construct scope, String prefix, IKey encryption, String email) {
        var topic = Topic.Builder.create(scope, "alarm-topic")
                .topicName(prefix + "-alarms")
                .masterKey(encryption)
                .enforceSsl(true)
                .build();
        // A topic with a policy of its own no longer lets the alarms of its account in by itself.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        if (!email.isBlank()) {
            topic.addSubscription(new EmailSubscription(email));
        }
        return topic;
    }
}
