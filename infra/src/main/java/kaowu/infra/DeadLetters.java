package kaowu.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Where calls end that nobody waits for and that failed to the last. A person looks at them; nothing is replayed, since the next
 * sweep finds what was left undone. They hold no personal data (the sweeps have no input, a stream's letter only names the
 * records), so SQS encrypts them with its own key and whoever is on call reads them without the data key.
 */
final class DeadLetters extends Construct {

    private final Queue queue;

    DeadLetters(Construct scope, String prefix) {
        super(scope, "dead-letters");
        queue = Queue.Builder.create(this, "queue")
                .queueName(prefix + "-dead-letters")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Explained.deadLetters(queue);
    }

    Queue queue() {
        return queue;
    }
}
